import type { MapPoint, OverviewFilter } from '../../contract/overview.ts'
import type { ReadConnection } from './connection.ts'
import { matchesOf, photoConditions } from './overview-filter.ts'
import { many } from './statements.ts'

/** More points than these cannot be told apart on any screen, and would be long on their way to it. */
const MOST_POINTS = 20_000

type Row = Omit<MapPoint, 'decided'> & { decided: 0 | 1 }

/** Where the photos that pass the filter lie, newest first: by their verdict, else by the first candidate of their newest finished run. */
export function mapPoints(db: ReadConnection, input: { filter: OverviewFilter }): { points: MapPoint[]; leftOut: number } {
  const matches = matchesOf(db, input.filter, 'photos')
  const { sql, values } = photoConditions(input.filter)
  if (matches.entries) {
    sql.push('photos.id IN (SELECT value FROM json_each(:matched))')
    values.matched = JSON.stringify([...new Set(matches.entries.flatMap(({ photoId }) => photoId ?? []))])
  }
  const passes = sql.join(' AND ')
  const rows = many<Row>(
    db,
    `WITH decided AS (
       SELECT photos.number AS number, verdicts.lat AS lat, verdicts.lon AS lon
       FROM photos JOIN verdicts ON verdicts.number = standing_verdict WHERE lat IS NOT NULL AND lon IS NOT NULL AND ${passes}
     ), newest AS (
       SELECT max(number) AS number FROM runs WHERE state = 'finished' GROUP BY photo_id
     ), proposed AS (
       SELECT photos.number AS number, candidates.lat AS lat, candidates.lon AS lon
       FROM newest CROSS JOIN runs ON runs.number = newest.number JOIN candidates ON run_id = runs.id AND rank = 1
         JOIN photos ON photos.id = runs.photo_id
       WHERE standing_verdict IS NULL AND ${passes}
     ), placed AS (SELECT *, 1 AS decided FROM decided UNION ALL SELECT *, 0 AS decided FROM proposed)
     SELECT photos.id AS photoId, case_id AS caseId, file_name AS fileName, status, placed.lat AS lat, placed.lon AS lon, placed.decided AS decided
     FROM placed JOIN photos ON photos.number = placed.number ORDER BY photos.number DESC`,
    values,
  )
  const points = rows.slice(0, MOST_POINTS).map((row) => ({ ...row, decided: row.decided === 1 }))
  return { points, leftOut: rows.length - points.length }
}
