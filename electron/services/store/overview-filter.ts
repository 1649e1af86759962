// A filter of the overview as conditions of SQL: fragments that stand here, values that are always bound.
import type { FoundCount, OverviewFilter } from '../../contract/overview.ts'
import type { ReadConnection } from './connection.ts'
import { MOST_MATCHES, matchingEntries, SEARCH_KINDS } from './search.ts'
import { wordsOfQuery } from './search-query.ts'
import { many, type Values } from './statements.ts'

export interface Conditions {
  /** Joined with AND; nothing where there is no condition. */
  sql: string[]
  values: Values
}

/** In the order in which work goes on; the index has the same words. */
export const STATUS_ORDER = `instr('to-do in-progress needs-help ready closed', photos.status)`
export const PRECISION_ORDER = `instr('undecided country region city locality vicinity exact', coalesce(photos.standing_precision, 'none'))`

/** What the filter asks of a photo, over `photos`; its tags and assignee may be those of its case. */
export function photoConditions(filter: OverviewFilter): Conditions {
  const { statuses, tags, assignees, precisions } = filter
  const sql = ['removed_at IS NULL']
  if (statuses.length > 0) sql.push('photos.status IN (SELECT value FROM json_each(:statuses))')
  if (precisions.length > 0) sql.push(`coalesce(standing_precision, 'none') IN (SELECT value FROM json_each(:precisions))`)
  if (assignees.length > 0) sql.push('case_id IN (SELECT id FROM cases WHERE assignee IN (SELECT value FROM json_each(:assignees)))')
  if (tags.length > 0)
    sql.push(`NOT EXISTS (SELECT 1 FROM json_each(:tags) WHERE
      NOT EXISTS (SELECT 1 FROM photo_tags WHERE photo_id = photos.id AND tag = value)
      AND NOT EXISTS (SELECT 1 FROM case_tags WHERE case_tags.case_id = photos.case_id AND tag = value))`)
  return { sql, values: bound(filter) }
}

/** What the filter asks of a case, over `cases`; of its photos, one with a verdict of such a precision. */
export function caseConditions(filter: OverviewFilter): Conditions {
  const { statuses, tags, assignees, precisions } = filter
  const sql: string[] = []
  if (statuses.length > 0) sql.push('status IN (SELECT value FROM json_each(:statuses))')
  if (assignees.length > 0) sql.push('assignee IN (SELECT value FROM json_each(:assignees))')
  if (precisions.length > 0)
    sql.push(`EXISTS (SELECT 1 FROM photos WHERE case_id = cases.id AND removed_at IS NULL
      AND coalesce(standing_precision, 'none') IN (SELECT value FROM json_each(:precisions)))`)
  if (tags.length > 0)
    sql.push(
      'NOT EXISTS (SELECT 1 FROM json_each(:tags) WHERE NOT EXISTS (SELECT 1 FROM case_tags WHERE case_id = cases.id AND tag = value))',
    )
  return { sql, values: bound(filter) }
}

function bound({ statuses, tags, assignees, precisions }: OverviewFilter): Values {
  const lists = { statuses, tags, assignees, precisions }
  return Object.fromEntries(Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [[name, JSON.stringify(list)]] : [])))
}

export interface Matches {
  /** Null where the filter has no text: everything passes. */
  entries: MatchedEntry[] | null
  words: string[]
  found: FoundCount[]
  leftOut: boolean
}

export interface MatchedEntry {
  number: number
  kind: FoundCount['kind']
  caseId: string
  photoId: string | null
}

/**
 * Where the filter's text stands, the newest of each kind first; what belongs to a case as a whole is left out where only
 * photos are listed.
 */
export function matchesOf(db: ReadConnection, { text, foundIn }: OverviewFilter, listed: 'cases' | 'photos'): Matches {
  const words = wordsOfQuery(text)
  if (words.length === 0) return { entries: null, words, found: [], leftOut: false }
  const wanted: number[] = []
  const cutOff = new Set<FoundCount['kind']>()
  for (const kind of SEARCH_KINDS) {
    const numbers = matchingEntries(db, { words, kind })
    if (numbers.length > MOST_MATCHES) cutOff.add(kind)
    wanted.push(...numbers.slice(0, MOST_MATCHES))
  }
  const matched = many<MatchedEntry>(
    db,
    `SELECT number, kind, case_id AS caseId, photo_id AS photoId FROM json_each(:wanted) CROSS JOIN search_entries ON number = value`,
    { wanted: JSON.stringify(wanted) },
  )
  const listedOnes = listed === 'photos' ? matched.filter(({ photoId }) => photoId !== null) : matched
  const counts = Map.groupBy(listedOnes, ({ kind }) => kind)
  const found = SEARCH_KINDS.flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0
    return count === 0 ? [] : [{ kind, count, more: cutOff.has(kind) }]
  })
  return {
    entries: foundIn === null ? listedOnes : (counts.get(foundIn) ?? []),
    words,
    found,
    leftOut: foundIn === null ? cutOff.size > 0 : cutOff.has(foundIn),
  }
}
