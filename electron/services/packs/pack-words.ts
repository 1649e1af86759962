const LONGEST = 1000

/** Words from a pack's metadata as plain text: markup goes, entities of HTML become their characters, length is capped. */
export function packWords(value: unknown): string {
  if (typeof value !== 'string') return ''
  const text = value
    .slice(0, LONGEST * 8)
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/gi, '©')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&quot;/gi, '"')
    .replace(/&#0?39;|&apos;/gi, "'")
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&')
  // Signs that steer a terminal or turn the direction of writing have no place in a name.
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}
