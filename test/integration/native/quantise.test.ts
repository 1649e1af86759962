import { describe, expect, test } from 'vitest'
import { encodeFloats } from '../../../models/conversion/encode.ts'
import { TENSOR_TYPES, type TensorTypeName } from '../../../models/gguf/format.ts'
import { decodeFloats } from '../../../models/safetensors/decode.ts'
import type { QuantiseOrder } from '../../../native/surface.ts'
import { addon } from './tiny-model.ts'

const ROWS = 37
/** More than the stretch that is added at once, and no multiple of it. */
const ROW_LENGTH = 1312

const spread = (count: number, seed: number) =>
  Float32Array.from({ length: count }, (_, at) => Math.sin(at * 12.9898 + seed) * Math.cos(at * 0.37 + seed))
const bytesOf = (floats: Float32Array) => new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)

async function packed(floats: Float32Array, to: TensorTypeName, changes: QuantiseOrder['changes'] = [], stop = new addon.Stop()) {
  const { blockBytes, blockElements } = TENSOR_TYPES[to]
  const into = new Uint8Array((floats.length / blockElements) * blockBytes)
  const given = await addon.quantise({ from: 'F32', to, rowLength: ROW_LENGTH, threads: 2, into, changes }, bytesOf(floats), stop)
  expect(given).toBe(into)
  return into
}

describe('what is added before packing', () => {
  const change = (rank: number, scale: number) => ({ a: spread(rank * ROW_LENGTH, rank), b: spread(ROWS * rank, -rank), scale })

  test('is scale · B·A of every change, whatever the rank', async () => {
    const base = spread(ROWS * ROW_LENGTH, 0)
    const kept = base.slice()
    const changes = [change(1, 0.5), change(4, -2), change(7, 1.25)]
    const sums = new Float32Array((await packed(base, 'F32', changes)).buffer)
    const expected = base.map((number, at) => {
      const [row, column] = [Math.floor(at / ROW_LENGTH), at % ROW_LENGTH]
      return changes.reduce((sum, { a, b, scale }) => {
        const rank = a.length / ROW_LENGTH
        let product = 0
        for (let k = 0; k < rank; k++) product += b[row * rank + k]! * a[k * ROW_LENGTH + column]!
        return sum + scale * product
      }, number)
    })
    expect(Math.max(...sums.map((sum, at) => Math.abs(sum - expected[at]!)))).toBeLessThan(1e-5)
    expect(base).toEqual(kept)
  })

  test('is packed as the sum would be', async () => {
    const base = spread(ROWS * ROW_LENGTH, 0)
    const changes = [change(8, 0.1)]
    const sum = new Float32Array((await packed(base, 'F32', changes)).buffer)
    for (const type of ['Q8_0', 'F16', 'Q5_0'] as const) expect(await packed(base, type, changes)).toEqual(await packed(sum, type))
  })

  test('is refused where its sizes do not fit', async () => {
    const base = spread(ROWS * ROW_LENGTH, 0)
    const { a, b, scale } = change(4, 1)
    expect(() =>
      addon.quantise(
        {
          from: 'F32',
          to: 'F32',
          rowLength: ROW_LENGTH,
          threads: 1,
          into: new Uint8Array(base.byteLength),
          changes: [{ a, b: b.subarray(1), scale }],
        },
        bytesOf(base),
        new addon.Stop(),
      ),
    ).toThrow('quantisation-refused')
  })
})

describe('a number that is none', () => {
  test.for([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is told by its place: %s', async (odd) => {
    const base = spread(ROWS * ROW_LENGTH, 0)
    base[30 * ROW_LENGTH + 5] = odd
    await expect(packed(base, 'Q8_0')).rejects.toMatchObject({ code: 'not-finite', details: { position: 30 * ROW_LENGTH + 5 } })
  })

  test('and one too large for the type is told apart from it', async () => {
    const base = spread(ROWS * ROW_LENGTH, 0)
    base[9] = 70_000
    await expect(packed(base, 'F16')).rejects.toMatchObject({ code: 'quantisation-failed' })
  })
})

test('all numbers of 16 bits become those of the other kind as by way of 32 bits', async () => {
  for (const [from, to, exponent] of [
    ['BF16', 'F16', 0x7f80],
    ['F16', 'BF16', 0x7c00],
  ] as const) {
    const finite = Uint16Array.from({ length: 1 << 16 }, (_, bits) => bits).filter((bits) => (bits & exponent) !== exponent)
    const given = (to === 'F16' ? finite.filter((bits) => (bits & 0x7fff) < 0x4780) : finite).subarray(0, 1 << 15)
    const into = new Uint8Array(given.byteLength)
    const order = { from, to, rowLength: given.length, threads: 2, into, changes: [] } as const
    await addon.quantise({ ...order, changes: [] }, new Uint8Array(given.slice().buffer), new addon.Stop())
    const floats = new Float32Array(given.length)
    decodeFloats(from, new Uint8Array(given.slice().buffer), floats)
    const expected = new Uint8Array(given.byteLength)
    encodeFloats(to, floats, expected)
    expect(into).toEqual(expected)
  }
})

test('a stop ends it', async () => {
  const stop = new addon.Stop()
  stop.stop()
  await expect(packed(spread(ROWS * ROW_LENGTH, 0), 'Q8_0', [], stop)).rejects.toMatchObject({ code: 'stopped' })
})

test('a place of the wrong length is refused', () => {
  const base = spread(ROWS * ROW_LENGTH, 0)
  const order = { from: 'F32', to: 'Q8_0', rowLength: ROW_LENGTH, threads: 1, into: new Uint8Array(7), changes: [] } as const
  expect(() => addon.quantise({ ...order, changes: [] }, bytesOf(base), new addon.Stop())).toThrow('quantisation-refused')
})
