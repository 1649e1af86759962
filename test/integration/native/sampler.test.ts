import { describe, expect, it } from 'vitest'
import type { DrawSettings } from '../../../native/surface.ts'
import { addon } from './tiny-model.ts'

/** Philox4x32-10 (Salmon et al., SC 2011), written again for comparison. */
function philox(counter: number[], key: number[]): number[] {
  let [c0, c1, c2, c3] = counter.map((word) => word >>> 0) as [number, number, number, number]
  let [k0, k1] = key as [number, number]
  for (let round = 0; round < 10; round++) {
    const left = BigInt(c0) * 0xd2511f53n
    const right = BigInt(c2) * 0xcd9e8d57n
    const high = (product: bigint) => Number(product >> 32n)
    const low = (product: bigint) => Number(product & 0xffffffffn)
    ;[c0, c1, c2, c3] = [(high(right) ^ c1 ^ k0) >>> 0, low(right), (high(left) ^ c3 ^ k1) >>> 0, low(left)]
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  return [c0, c1, c2, c3]
}

function chanceOf(seed: number, sample: number, step: number): number {
  const [a, b] = philox([step, 0, 0, 0], [seed, sample]) as [number, number]
  return Number(((BigInt(a) << 32n) | BigInt(b)) >> 11n) / 2 ** 53
}

/** The same draw by sorting everything, in double precision: the tokens that are kept, and the one that is drawn. */
function drawBySorting(logits: Float32Array, { temperature, topP, topK, minP }: DrawSettings, chance: number) {
  const top = logits.reduce((a, b) => Math.max(a, b))
  const all = [...logits].map((logit, token) => ({ token, weight: Math.exp((logit - top) / temperature) }))
  let kept = all.filter(({ weight }) => weight >= minP).sort((a, b) => b.weight - a.weight || a.token - b.token)
  if (topK > 0) kept = kept.slice(0, topK)
  const total = kept.reduce((sum, { weight }) => sum + weight, 0)
  let sum = 0
  kept = kept.filter(({ weight }) => {
    const isNeeded = sum < topP * total
    sum += weight
    return isNeeded
  })
  const keptTotal = kept.reduce((all, { weight }) => all + weight, 0)
  let passed = 0
  const inOrder = kept.sort((a, b) => a.token - b.token)
  const drawn = inOrder.find(({ weight }) => {
    passed += weight
    return passed > chance * keptTotal
  })
  return { token: drawn?.token ?? inOrder.at(-1)!.token, kept: new Set(kept.map(({ token }) => token)) }
}

/** Roughly normal logits, the same every time. */
function normalLogits(count: number, spread: number): Float32Array {
  const logits = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const [a, b] = philox([i, 0, 0, 0], [99, 0]) as [number, number]
    logits[i] = spread * Math.sqrt(-2 * Math.log((a + 1) / 2 ** 32)) * Math.cos((2 * Math.PI * b) / 2 ** 32)
  }
  return logits
}

const off: DrawSettings = { temperature: 1, topP: 1, topK: 0, minP: 0 }
const settings: [string, DrawSettings][] = [
  ['nothing', off],
  ['a temperature', { ...off, temperature: 0.7 }],
  ['top-k', { ...off, topK: 40 }],
  ['top-k of one', { ...off, topK: 1 }],
  ['top-p', { ...off, topP: 0.9 }],
  ['a tiny top-p', { ...off, topP: 1e-6 }],
  ['min-p', { ...off, minP: 0.05 }],
  ['all of them', { temperature: 1.3, topP: 0.8, topK: 200, minP: 0.01 }],
]

describe('the sampler', () => {
  it('is compared with a generator that gives the published numbers', () => {
    // Known answers of the Random123 library for Philox4x32-10.
    expect(philox([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8])
    const ones = 0xffffffff
    expect(philox([ones, ones, ones, ones], [ones, ones])).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd])
  })

  it.each(settings)('draws as sorting would, with %s', (_name, given) => {
    for (const [count, spread] of [
      [64, 1],
      [65, 4],
      [5000, 3],
    ] as const) {
      const logits = normalLogits(count, spread)
      let same = 0
      const draws = 200
      for (let step = 0; step < draws; step++) {
        const expected = drawBySorting(logits, given, chanceOf(5, 2, step))
        const { token } = addon.drawToken(logits, given, 5, 2, step)
        expect(expected.kept).toContain(token)
        if (token === expected.token) same++
      }
      // Single against double precision may differ where the chance falls right between two tokens.
      expect(same).toBeGreaterThanOrEqual(draws - 1)
    }
  })

  it('takes the most probable token at temperature zero, the first of equals', () => {
    const logits = new Float32Array([1, 5, 5, 2])
    expect(addon.drawToken(logits, { ...off, temperature: 0 }, 1, 0, 0).token).toBe(1)
  })

  it('never draws what is forbidden', () => {
    const logits = new Float32Array(1000).fill(Number.NEGATIVE_INFINITY)
    logits[700] = -3
    for (let step = 0; step < 50; step++) expect(addon.drawToken(logits, off, 1, 0, step).token).toBe(700)
  })

  it('gives log-probabilities before temperature and truncation', () => {
    const logits = normalLogits(3000, 2)
    const top = logits.reduce((a, b) => Math.max(a, b))
    const logSum = Math.log([...logits].reduce((sum, logit) => sum + Math.exp(logit - top), 0))
    const { token, logProbability } = addon.drawToken(logits, { temperature: 0.5, topP: 0.5, topK: 20, minP: 0.1 }, 3, 1, 0)
    expect(logProbability).toBeCloseTo(logits[token]! - top - logSum, 4)
  })

  it('refuses values that are not numbers', () => {
    expect(() => addon.drawToken(new Float32Array([1, Number.NaN, 2]), off, 1, 0, 0)).toThrow()
  })
})
