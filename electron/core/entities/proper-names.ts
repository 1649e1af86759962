// Named landmarks: capitalised words around one that says what they name (“Charles Bridge”, “Mount Fuji”, “Place de la Concorde”).
import type { Word } from './words.ts'

const BEHIND = new Set(
  `bridge tower cathedral church basilica castle palace square street avenue road boulevard lane park garden gardens station airport museum opera theatre theater stadium
  river lake mountain mountains bay harbour harbor beach island market temple mosque monastery abbey fortress gate arch column monument memorial fountain hall house hotel hill valley
  canal pier lighthouse university library plaza cemetery wall waterfall falls volcano glacier desert`
    .split(/\s+/)
    .filter(Boolean),
)
const BEFORE = new Set(
  'mount mt lake cape piazza plaza place rue via calle avenida praça rua ponte pont chateau château castello palazzo schloss burg fort port wat'.split(
    ' ',
  ),
)
const INNER = new Set('de la le du des del della di da do dos das van der den of the von st saint'.split(' '))
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

const COMMON_STARTS = new Set(
  'the a an this that these those there it its in on at old new red white tall large small modern stone wooden one two'.split(' '),
)

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
