import { eld } from 'eld/small'

/** Shorter lines fit too many languages. */
const FEWEST_LETTERS = 20

/** ISO 639-1 of a line's language, as a hint; null where it is too short or the detector itself is unsure. */
export function languageOf(text: string): string | null {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return null
  const guess = eld.detect(text)
  return guess.isReliable() && guess.language !== '' ? guess.language : null
}
