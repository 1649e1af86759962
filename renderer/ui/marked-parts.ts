export interface TextPart {
  words: string
  matched: boolean
  /** Where it begins in the excerpt. */
  start: number
}

/** Cuts an excerpt at the marks that stand around its matches (U+2068 … U+2069); marks without a partner are dropped. */
export function markedParts(excerpt: string): TextPart[] {
  const parts: TextPart[] = []
  let start = 0
  for (const piece of excerpt.split(/(\u2068[^\u2068\u2069]*\u2069)/)) {
    const matched = /^\u2068.*\u2069$/s.test(piece)
    const words = piece.replaceAll(/[\u2068\u2069]/g, '')
    if (words !== '') parts.push({ words, matched, start })
    start += piece.length
  }
  return parts
}
