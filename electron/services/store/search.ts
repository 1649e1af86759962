import { type SearchHit, type SearchKind, searchKind } from '../../contract/cases.ts'
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { ReadConnection } from './connection.ts'
import { excerptOf } from './excerpt.ts'
import { matchExpression, wordsOfQuery } from './search-query.ts'
import { many } from './statements.ts'

/** In the order in which hits are shown: what names a thing before what merely mentions it. */
export const SEARCH_KINDS: readonly SearchKind[] = searchKind.options

/**
 * So many of a kind are counted and looked at, the newest. Ranking them all (bm25) would cost time with every match there
 * is, a hundred thousand for a word in every file name; the newest of each kind come at the same price for every word.
 */
export const MOST_MATCHES = 1000

/** Hits of one kind; `count` stops at `MOST_MATCHES`, which `more` says. */
export interface HitsOfKind {
  kind: SearchKind
  count: number
  more: boolean
  hits: SearchHit[]
}

/**
 * Finds what holds all the words of `query`, whatever their accents and letter case; the last word may be unfinished.
 * Nothing in `query` is a command to the search engine.
 */
export function search(db: ReadConnection, input: { query: string; limit: number }): SearchHit[] {
  const groups = searchByKind(db, { query: input.query, perKind: input.limit })
  const shares = fairShares(
    groups.map(({ hits }) => hits.length),
    input.limit,
  )
  return groups.flatMap(({ hits }, index) => hits.slice(0, shares[index]))
}

/** The same by kind, at most `perKind` hits of each, newest first; kinds without a hit are left out. */
export function searchByKind(db: ReadConnection, input: { query: string; perKind: number }): HitsOfKind[] {
  const words = wordsOfQuery(input.query)
  return SEARCH_KINDS.flatMap((kind) => {
    const numbers = matchingEntries(db, { words, kind })
    if (numbers.length === 0) return []
    const hits = hitsOf(db, kind, numbers.slice(0, input.perKind), words)
    return [{ kind, count: Math.min(numbers.length, MOST_MATCHES), more: numbers.length > MOST_MATCHES, hits }]
  })
}

/** The numbers of the newest entries of a kind that hold all the words: one more than `MOST_MATCHES` where there are more. */
export function matchingEntries(db: ReadConnection, { words, kind }: { words: readonly string[]; kind: SearchKind }): number[] {
  if (words.length === 0) return []
  return many<{ number: number }>(db, MATCHING[kind], { match: matchExpression(words), most: MOST_MATCHES + 1 }).map(({ number }) => number)
}

const MATCHING = Object.fromEntries(
  searchKind.options.map((kind) => {
    const words = `search_words_${kind}`
    return [kind, `SELECT rowid AS number FROM ${words} WHERE ${words} MATCH :match ORDER BY rowid DESC LIMIT :most`]
  }),
) as Record<SearchKind, string>

interface EntryRow {
  caseId: CaseId
  caseTitle: string
  photoId: PhotoId | null
  fileName: string | null
  body: string
}

function hitsOf(db: ReadConnection, kind: SearchKind, numbers: readonly number[], words: readonly string[]): SearchHit[] {
  const rows = many<EntryRow>(
    db,
    `SELECT entries.case_id AS caseId, title AS caseTitle, entries.photo_id AS photoId, file_name AS fileName, body
     FROM json_each(:numbers) CROSS JOIN search_entries AS entries ON entries.number = value
       JOIN cases ON cases.id = entries.case_id LEFT JOIN photos ON photos.id = entries.photo_id
     ORDER BY entries.number DESC`,
    { numbers: JSON.stringify(numbers) },
  )
  return rows.map(({ body, ...row }) => ({ kind, ...row, excerpt: excerptOf(body, words) }))
}

/** How many of each to take for `limit` in all: what one leaves over goes to those that have more. */
export function fairShares(available: readonly number[], limit: number): number[] {
  const shares = available.map(() => 0)
  let left = limit
  while (left > 0) {
    const wanting = available.flatMap((count, index) => (shares[index]! < count ? [index] : []))
    if (wanting.length === 0) break
    for (const index of wanting) {
      const share = Math.min(available[index]! - shares[index]!, Math.max(1, Math.floor(left / wanting.length)), left)
      shares[index]! += share
      left -= share
    }
  }
  return shares
}
