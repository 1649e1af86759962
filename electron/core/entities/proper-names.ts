// Named landmarks: capitalised words around one that says what they name (“Charles Bridge”, “Mount Fuji”, “Place de la Concorde”).
import { wordsFor } from './reading-words.ts'
import type { Word } from './words.ts'

const BEHIND = wordsFor('namedBehind')
const BEFORE = wordsFor('namedBefore')
const INNER = wordsFor('namedInner')
const MOST_WORDS = 5

export interface ProperName {
  /** First and last word, both included. */
  first: number
  last: number
}

/** A named landmark that begins at word `at`; null where none does. Looks at most `MOST_WORDS` words ahead. */
export function properNameAt(words: readonly Word[], at: number, startsSentence: boolean): ProperName | null {
  const first = words[at]!
  if (!isCapitalised(first.text)) return null
  if (BEFORE.has(first.plain)) {
    const last = endOfName(words, at)
    return last > at ? { first: at, last } : null
  }
  // The first word of a sentence has a capital anyway: “The Bridge” names nothing.
  if (startsSentence && COMMON_STARTS.has(first.plain)) return null
  for (let last = endOfName(words, at); last > at; last--) {
    if (BEHIND.has(words[last]!.plain) && isCapitalised(words[last]!.text)) return { first: at, last }
  }
  return null
}

const COMMON_STARTS = wordsFor('commonStarts')

function endOfName(words: readonly Word[], at: number): number {
  let last = at
  for (let i = at; i + 1 < Math.min(words.length, at + MOST_WORDS) && words[i]!.joined; i++) {
    const next = words[i + 1]!
    if (isCapitalised(next.text)) last = i + 1
    else if (!INNER.has(next.plain)) break
  }
  return last
}

function isCapitalised(text: string): boolean {
  const letter = String.fromCodePoint(text.codePointAt(0) ?? 0)
  return letter !== letter.toLowerCase()
}
