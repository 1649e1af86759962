const LONGEST_CHARACTERS = 2000

/**
 * Text from a file as one may show it: control characters, and those that change direction or hide, are gone; what
 * looks like HTML stays as the plain text it is. Very long text is cut, and says so.
 */
export function plainText(text: string): string {
  const clean = text
    .slice(0, LONGEST_CHARACTERS * 4)
    .normalize('NFC')
    // Joiners (U+200C, U+200D) are part of Persian and Indic spelling and stay.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = [...clean]
  if (characters.length <= LONGEST_CHARACTERS && text.length <= LONGEST_CHARACTERS * 4) return clean
  return `${characters.slice(0, LONGEST_CHARACTERS).join('')}… (${text.length} characters in all)`
}
