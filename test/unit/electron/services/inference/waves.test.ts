import { describe, expect, it } from 'vitest'
import { cellsFor, inWaves } from '../../../../../electron/services/inference/host/waves.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)
const roomy = { promptTokens: 450, maxNewTokens: 1024, keyValueBytesPerToken: 1000, budgetBytes: 1e9 }

describe('inWaves', () => {
  it('writes eight samples at once where memory allows', () => {
    expect(inWaves(numbers(8), roomy)).toEqual([numbers(8)])
  })

  it('splits many samples into waves of nearly equal size, and loses none', () => {
    const waves = inWaves(numbers(20), roomy)
    expect(waves.map(({ length }) => length)).toEqual([7, 7, 6])
    expect(waves.flat()).toEqual(numbers(20))
  })

  it('writes fewer at once where memory is short, and always at least one', () => {
    expect(inWaves(numbers(4), { ...roomy, budgetBytes: 1000 * (450 + 2 * 1024) })).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(inWaves(numbers(2), { ...roomy, budgetBytes: 0 })).toEqual([[0], [1]])
  })

  it('has room for the prompt once and for every continuation', () => {
    expect(cellsFor(450, 8, 128)).toBeGreaterThanOrEqual(450 + 8 * 128)
  })

  it('makes no wave of nothing', () => {
    expect(inWaves([], roomy)).toEqual([])
  })
})
