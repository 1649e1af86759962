// How alike two photos look, by their difference hashes: 64 bits as 16 hexadecimal digits.

/**
 * Hashes that differ in at most so many of 64 bits are taken for the same picture. Saving anew or at another size moves 0 to 4
 * bits, a slight crop or a changed brightness some more; two unrelated hashes of 32 set bits come as near as this once in about
 * 200 thousand million pairs, so that a library of 100,000 photos yields hardly any false pair.
 */
export const NEAR_BITS = 6

/** First digit and number of digits of each piece. Seven pieces: of two hashes that differ in at most six bits, one piece is the same. */
const BANDS = [
  [0, 3],
  [3, 3],
  [6, 2],
  [8, 2],
  [10, 2],
  [12, 2],
  [14, 2],
] as const

export function hashBands(hash: string): string[] {
  return BANDS.map(([first, digits]) => hash.slice(first, first + digits))
}

/** In how many bits two hashes differ, 0 … 64. */
export function hashDistance(a: string, b: string): number {
  return (
    bitsSet(Number.parseInt(a.slice(0, 8), 16) ^ Number.parseInt(b.slice(0, 8), 16)) +
    bitsSet(Number.parseInt(a.slice(8), 16) ^ Number.parseInt(b.slice(8), 16))
  )
}

/**
 * False for flat pictures (a sky, a wall, a black frame, an even gradient): nearly all of their differences are of one sign, as
 * near to a wholly flat picture as near goes, so that many of them come near each other whatever they show.
 */
export function isDistinctive(hash: string): boolean {
  const set = hashDistance(hash, '0'.repeat(16))
  return set > NEAR_BITS && set < 64 - NEAR_BITS
}

/** Set bits of a whole number's 32 (H. S. Warren, Hacker's Delight, 5–1). */
function bitsSet(word: number): number {
  let n = word | 0
  n -= (n >>> 1) & 0x55555555
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
