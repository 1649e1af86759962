// The symmetric-delete index of W. Garbe (SymSpell, 2012): two words within d edits share a string that both reach by at most d deletions.
// Only the first PREFIX_LETTERS letters enter, which keeps the index small; candidates are verified by the real distance.

export const PREFIX_LETTERS = 6

/** FNV-1a over UTF-16 units, 32 bits. A collision costs one needless verification, never a wrong answer. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  // FNV leaves the high bits of short texts poorly mixed, and the high bits choose the bucket.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Hashes of a folded name's prefix and of all that up to `deletions` (0, 1 or 2) deletions make of it, each once. */
export function deleteKeys(folded: string, deletions: number): Uint32Array {
  const texts = new Set<string>([folded.slice(0, PREFIX_LETTERS)])
  let latest = [...texts]
  for (let depth = 0; depth < deletions; depth++) {
    const shorter: string[] = []
    for (const text of latest) {
      for (let i = 0; i < text.length; i++) {
        const without = text.slice(0, i) + text.slice(i + 1)
        if (texts.has(without)) continue
        texts.add(without)
        shorter.push(without)
      }
    }
    latest = shorter
  }
  return Uint32Array.from(texts, hashText)
}

/**
 * Which letters occur, as 32 bits. One edit changes at most two of them, so names whose signatures differ in more than 2·d bits
 * are more than d edits apart: most candidates are refused without their letters being read.
 */
export function letterSignature(folded: string): number {
  let bits = 0
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    bits |= 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6))
  }
  return bits >>> 0
}

export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
