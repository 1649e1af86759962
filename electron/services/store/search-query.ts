// What a person typed, as words to look for: for the index, and for showing where they were found.
import { searchableText } from './searchable-text.ts'

const MOST_WORDS = 32
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}\p{Co}\u200B]+/u

/** The words of a query; the last may be unfinished. Empty where there is nothing to look for. */
export function wordsOfQuery(query: string): string[] {
  return searchableText(query)
    .split(BETWEEN_WORDS)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
}

/** Every word becomes a quoted phrase, so that the operators of FTS5 (AND, NEAR, `*`, `:`, `"` …) are only letters. */
export function matchExpression(words: readonly string[]): string {
  return `${words.map((word) => `"${word}"`).join(' AND ')} *`
}
