import type { Finding } from '../../contract/overview.ts'
import type { ReadConnection } from './connection.ts'
import { excerptOf } from './excerpt.ts'
import type { MatchedEntry, Matches } from './overview-filter.ts'
import { many } from './statements.ts'

/** More reasons than these say no more. */
const MOST_FINDINGS = 3

/** Why each of some cases or photos matched: its first matching entries with what stands around the match. */
export function findingsOf(
  db: ReadConnection,
  { entries, words }: Matches,
  idOf: (entry: MatchedEntry) => string | null,
  ids: readonly string[],
): Map<string, Finding[]> {
  const wanted = new Map<string, MatchedEntry[]>(ids.map((id) => [id, []]))
  for (const entry of entries ?? []) {
    const id = idOf(entry)
    const ofId = id === null ? undefined : wanted.get(id)
    if (ofId && ofId.length < MOST_FINDINGS) ofId.push(entry)
  }
  const numbers = [...wanted.values()].flat().map(({ number }) => number)
  const bodies = new Map(
    many<{ number: number; body: string }>(db, 'SELECT number, body FROM json_each(:numbers) CROSS JOIN search_entries ON number = value', {
      numbers: JSON.stringify(numbers),
    }).map(({ number, body }) => [number, body]),
  )
  const finding = ({ number, kind, photoId }: MatchedEntry): Finding => ({
    ...{ kind, photoId: photoId as Finding['photoId'], excerpt: excerptOf(bodies.get(number) ?? '', words) },
  })
  return new Map([...wanted].map(([id, ofId]) => [id, ofId.map(finding)]))
}
