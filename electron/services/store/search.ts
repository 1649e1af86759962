import type { SearchHit } from '../../contract/cases.ts'
import type { ReadConnection } from './connection.ts'
import { MATCH_END, MATCH_START, readableText, searchableText } from './searchable-text.ts'
import { many } from './statements.ts'

const EXCERPT_TOKENS = 24
const MOST_WORDS = 32

/**
 * Finds what holds all the words of `query`, whatever their accents and letter case; the last word may be unfinished.
 * Best first. Nothing in `query` is a command to the search engine.
 */
export function search(db: ReadConnection, input: { query: string; limit: number }): SearchHit[] {
  const match = matchExpression(input.query)
  if (match === null) return []
  const hits = many<SearchHit>(
    db,
    `SELECT kind, case_id AS caseId, photo_id AS photoId, snippet(search_words, 0, :start, :end, '…', :tokens) AS excerpt
     FROM search_words JOIN search_entries ON number = search_words.rowid
     WHERE search_words MATCH :match ORDER BY rank LIMIT :limit`,
    { match, start: MATCH_START, end: MATCH_END, tokens: EXCERPT_TOKENS, limit: input.limit },
  )
  return hits.map((hit) => ({ ...hit, excerpt: readableText(hit.excerpt) }))
}

/** Every word becomes a quoted phrase, so that the operators of FTS5 (AND, NEAR, `*`, `:`, `"` …) are only letters. */
function matchExpression(query: string): string | null {
  const words = searchableText(query)
    .split(/[^\p{L}\p{N}\p{M}\p{Co}\u200B]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
  return words.length === 0 ? null : `${words.map((word) => `"${word}"`).join(' AND ')} *`
}
