/** One word of a text with where it stands. */
export interface Word {
  /** As written. */
  text: string
  /** Lower case, without accents and a possessive’s ending, for looking up. */
  plain: string
  start: number
  end: number
  /** What stands between this word and the next: a space or a hyphen joins them into one name. */
  joined: boolean
  /** A full stop, a question mark, a colon or a line's end follows. */
  endsClause: boolean
  /** A comma, a dash or a bracket follows. */
  endsPhrase: boolean
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu
const JOINS = /^(?: |-|\u2011| {2})$/
const CLAUSE = /[.!?;:\n\r。！？]/
const PHRASE = /[,()[\]–—"“”«»、，]/

/** Splits a text into words, left to right; every character is looked at a fixed number of times. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const before = words.at(-1)
    if (before) closeWord(before, text.slice(before.end, match.index))
    const [found] = match
    words.push({
      text: found,
      plain: plainOf(found),
      start: match.index,
      end: match.index + found.length,
      joined: false,
      endsClause: true,
      endsPhrase: true,
    })
  }
  return words
}

/** Also how the lexicon writes its own words. */
export function plainOf(word: string): string {
  const lower = word.toLowerCase()
  // Most words are plain already, and taking accents away is slow.
  const plain = /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")
  return plain.endsWith("'s") ? plain.slice(0, -2) : plain
}

function closeWord(word: Word, gap: string): void {
  word.joined = JOINS.test(gap)
  word.endsClause = !word.joined && CLAUSE.test(gap)
  word.endsPhrase = !word.joined && (word.endsClause || PHRASE.test(gap))
}
