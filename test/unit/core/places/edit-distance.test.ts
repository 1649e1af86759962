import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitCount, deleteKeys, letterSignature } from '../../../../electron/core/places/delete-keys.ts'
import { allowedEdits, boundedEditDistance } from '../../../../electron/core/places/edit-distance.ts'

/** The textbook table, whole and unbounded. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i]![j] = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        table[i]![j] = Math.min(table[i]![j]!, table[i - 2]![j - 2]! + 1)
    }
  }
  return table[a.length]![b.length]!
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 14 })

describe('boundedEditDistance', () => {
  it('equals the plain table up to the limit, and is limit + 1 beyond', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        expect(boundedEditDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1))
      }),
      { numRuns: 3000 },
    )
  })

  it('counts a swap of neighbours once', () => {
    expect(boundedEditDistance('lodnon', 'london', 2)).toBe(1)
    expect(boundedEditDistance('munchn', 'munchen', 1)).toBe(1)
    expect(boundedEditDistance('x'.repeat(300), 'x'.repeat(299), 2)).toBe(1)
  })

  it('allows no edits in short names', () => {
    expect([3, 4, 7, 8].map(allowedEdits)).toEqual([0, 1, 1, 2])
  })
})

describe('the delete index', () => {
  it('gives two words within d edits a key in common', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (a, b, edits) => {
        fc.pre(plainDistance(a, b) <= edits)
        const keys = new Set(deleteKeys(a, edits))
        expect([...deleteKeys(b, edits)].some((key) => keys.has(key))).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  it('never refuses a word within d edits by its letters', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(bitCount(letterSignature(a) ^ letterSignature(b))).toBeLessThanOrEqual(2 * plainDistance(a, b))
      }),
      { numRuns: 1500 },
    )
  })
})
