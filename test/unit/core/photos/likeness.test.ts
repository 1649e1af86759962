import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashBands, hashDistance, isDistinctive, NEAR_BITS } from '../../../../electron/core/photos/likeness.ts'

const hashes = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const text = (hash: bigint) => hash.toString(16).padStart(16, '0')
const flipped = (hash: bigint, bits: readonly number[]) => bits.reduce((left, bit) => left ^ (1n << BigInt(bit)), hash)

test('the distance is the number of bits that were turned over', () => {
  fc.assert(
    fc.property(hashes, fc.uniqueArray(fc.nat(63)), (hash, bits) => {
      expect(hashDistance(text(hash), text(flipped(hash, bits)))).toBe(bits.length)
    }),
  )
})

test('two hashes that are near each other have a piece in common', () => {
  fc.assert(
    fc.property(hashes, fc.uniqueArray(fc.nat(63), { maxLength: NEAR_BITS }), (hash, bits) => {
      const pieces = hashBands(text(flipped(hash, bits)))
      expect(hashBands(text(hash)).some((piece, band) => piece === pieces[band])).toBe(true)
    }),
  )
})

test('the pieces together are the whole hash', () => {
  expect(hashBands('0123456789abcdef').join('')).toBe('0123456789abcdef')
})

test.each([
  ['0000000000000000', false],
  ['ffffffffffffffff', false],
  ['00000000000003f0', false],
  ['00000000000007f0', true],
  ['fffffffffffff80f', true],
  ['0123456789abcdef', true],
])('of %s it is %s that it tells pictures apart', (hash, distinctive) => {
  expect(isDistinctive(hash)).toBe(distinctive)
})
