/** Stands between the characters of scripts that are written without spaces; nobody sees it. */
const JOINT = '\u200B'
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*/gu

/** A match stands between these (FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE), so that text found in a photo cannot turn the line around. */
export const MATCH_START = '\u2068'
export const MATCH_END = '\u2069'

/**
 * Text as the index keeps it: compatibility forms made one (full-width letters, half-width kana), and a word boundary
 * around every character of a script without spaces, so that two characters of a longer name are found as a phrase.
 */
export function searchableText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\0\u200B\u2068\u2069]/g, ' ')
    .replace(WITHOUT_SPACES, `${JOINT}$&${JOINT}`)
    .replaceAll(JOINT + JOINT, JOINT)
}

/** The text to be read by people again. */
export function readableText(text: string): string {
  return text.replaceAll(JOINT, '')
}
