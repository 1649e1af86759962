// The scripts that scene text is written in, as the lexicon names them.
import { scripts } from './reading-words.ts'

const classOf = (ranges: string) => new RegExp(`[${ranges.replace(/[0-9a-f]+/g, '\\u{$&}').replaceAll(' ', '')}]`, 'u')
const SCRIPTS = Object.entries(scripts).map(([head, ranges]) => [head, classOf(ranges)] as const)
/** Whoever sees Han characters alone cannot tell which of the two languages they write. */
const HAN = 'Chinese characters'
const JAPANESE = 'Japanese writing'

/** Heads of the lexicon that are true of the text: `text`, and the scripts of its letters. */
export function scriptHeads(text: string): string[] {
  const found = ['text', ...SCRIPTS.filter(([, letters]) => letters.test(text)).map(([head]) => head)]
  return found.includes(HAN) && !found.includes(JAPANESE) ? [...found, JAPANESE] : found
}
