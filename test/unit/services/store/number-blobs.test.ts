import { describe, expect, it } from 'vitest'
import { floatsFromBytes, floatsToBytes, integersFromBytes, integersToBytes } from '../../../../electron/services/store/number-blobs.ts'

describe('numbers as bytes', () => {
  it('come back as they were', () => {
    const ids = [0, 1, 151_643, 2 ** 31 - 1, -1]
    expect([...integersFromBytes(integersToBytes(ids))]).toEqual(ids)
    const logProbabilities = [0, -0.5, -12.25, Number.NEGATIVE_INFINITY]
    expect([...floatsFromBytes(floatsToBytes(logProbabilities))]).toEqual(logProbabilities)
    expect(integersFromBytes(integersToBytes([]))).toHaveLength(0)
  })

  it('are little-endian, and are read from anywhere within a larger buffer', () => {
    expect([...integersToBytes([258])]).toEqual([2, 1, 0, 0])
    expect([...integersFromBytes(new Uint8Array([9, 2, 1, 0, 0]).subarray(1))]).toEqual([258])
  })
})
