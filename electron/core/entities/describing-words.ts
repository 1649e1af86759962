// Adjectives that may stand before the name of a thing and tell how it looks.
import { wordsFor } from './reading-words.ts'

const WORDS = wordsFor('describing')
// Counting and viewing words stand before a name without describing it.
const NOT_LOOKS = wordsFor('describingNotLooks')
const BUILT = new RegExp(`(?:${[...wordsFor('describingEndings')].join('|')})$`)

/** Whether the word may stand between an article and a name. */
export const isDescribing = (plain: string): boolean => WORDS.has(plain) || BUILT.test(plain)

/** Whether it belongs to the description: “several red trams” are described as “red trams”. */
export const describesLooks = (plain: string): boolean => isDescribing(plain) && !NOT_LOOKS.has(plain)
