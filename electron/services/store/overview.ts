// The whole library at a glance. Nothing here reads more than a page of photos, however many there are.
import { z } from 'zod'
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { CaseOverview, CaseSort, Finding, FoundCount, OverviewFilter, PhotoOverview, PhotoSort } from '../../contract/overview.ts'
import { listCases } from './cases.ts'
import type { ReadConnection } from './connection.ts'
import { findingsOf } from './findings.ts'
import { fromJson } from './json-column.ts'
import { notHere } from './not-here.ts'
import { numbersCaseByCase } from './overview-by-case.ts'
import { caseConditions, matchesOf, PRECISION_ORDER, photoConditions, STATUS_ORDER } from './overview-filter.ts'
import { many, one, type Values } from './statements.ts'

/** All cases that pass the filter. There are far fewer cases than photos: they are not paged. */
export function overviewOfCases(
  db: ReadConnection,
  input: { filter: OverviewFilter; sort: CaseSort },
): { rows: CaseOverview[]; found: FoundCount[] } {
  const matches = matchesOf(db, input.filter, 'cases')
  const { sql, values } = caseConditions(input.filter)
  const matched = matches.entries && new Set(matches.entries.map(({ caseId }) => caseId))
  const passing = new Set(many<{ id: CaseId }>(db, `SELECT id FROM cases ${where(sql)}`, values).map(({ id }) => id))
  const cases = listCases(db).filter(({ id }) => passing.has(id) && (matched === null || matched.has(id)))
  const findings = findingsOf(
    db,
    matches,
    ({ caseId }) => caseId,
    cases.map(({ id }) => id),
  )
  const rows = cases.map((record) => ({ case: record, findings: findings.get(record.id) ?? [] }))
  return { rows: sorted(rows, input.sort), found: matches.found }
}

const STATUSES = ['to-do', 'in-progress', 'needs-help', 'ready', 'closed']
const collator = new Intl.Collator('en', { numeric: true })

const CASE_ORDERS: Record<CaseSort['by'], (a: CaseOverview['case'], b: CaseOverview['case']) => number> = {
  title: (a, b) => collator.compare(a.title, b.title),
  status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status),
  // Those that nobody works on come last.
  assignee: (a, b) => Number(a.assignee === '') - Number(b.assignee === '') || collator.compare(a.assignee, b.assignee),
  photos: (a, b) => a.photoCount - b.photoCount,
  verdicts: (a, b) => a.verdictCount - b.verdictCount,
  created: (a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0),
  changed: (a, b) => (a.changedAt < b.changedAt ? -1 : a.changedAt > b.changedAt ? 1 : 0),
}

function sorted(rows: readonly CaseOverview[], { by, descending }: CaseSort): CaseOverview[] {
  const order = CASE_ORDERS[by]
  return rows.toSorted((a, b) => (descending ? order(b.case, a.case) : order(a.case, b.case)))
}

type PhotoRow = Omit<PhotoOverview, 'shown' | 'tags' | 'findings'> & { shown: 0 | 1; tags: string }

const PHOTO_ORDERS: Record<PhotoSort['by'], string> = {
  name: 'photos.file_name COLLATE NOCASE',
  case: 'title COLLATE NOCASE',
  status: STATUS_ORDER,
  precision: PRECISION_ORDER,
  added: 'photos.number',
  changed: 'photos.changed_at',
}

const tags = z.array(z.string())

/** One page of the photos of all cases that pass the filter, and how many there are in all. */
export function overviewOfPhotos(
  db: ReadConnection,
  input: { filter: OverviewFilter; sort: PhotoSort; offset: number; limit: number },
): { rows: PhotoOverview[]; total: number; found: FoundCount[]; matchesLeftOut: boolean } {
  const matches = matchesOf(db, input.filter, 'photos')
  const { sql, values } = photoConditions(input.filter)
  if (matches.entries) {
    sql.push('photos.id IN (SELECT value FROM json_each(:matched))')
    values.matched = JSON.stringify([...new Set(matches.entries.flatMap(({ photoId }) => photoId ?? []))])
  }
  const total = one<{ total: number }>(db, `SELECT count(*) AS total FROM photos ${where(sql)}`, values)!.total
  const page = pageOf(db, sql, { ...values, offset: input.offset, limit: input.limit }, input.sort)
  const findings = findingsOf(
    db,
    matches,
    ({ photoId }) => photoId,
    page.map(({ photoId }) => photoId),
  )
  const rows = page.map((row) => photoOf(db, row, findings.get(row.photoId) ?? []))
  return { rows, total, found: matches.found, matchesLeftOut: matches.leftOut }
}

/** Throws `not-in-library`. */
export function overviewOfPhoto(db: ReadConnection, { photoId }: { photoId: PhotoId }): PhotoOverview {
  const sort: PhotoSort = { by: 'added', descending: false }
  const [row] = pageOf(db, ['photos.id = :photoId', 'removed_at IS NULL'], { photoId, offset: 0, limit: 1 }, sort)
  return photoOf(db, row ?? notHere('photo', photoId), [])
}

function photoOf(db: ReadConnection, row: PhotoRow, findings: Finding[]): PhotoOverview {
  return { ...row, shown: row.shown === 1, tags: row.tags === '[]' ? [] : fromJson(db, 'photo_tags.tag', tags, row.tags), findings }
}

/** The page is found by number alone, along an index, before anything else is read of its photos. */
function pageOf(db: ReadConnection, sql: readonly string[], values: Page, { by, descending }: PhotoSort): PhotoRow[] {
  const direction = descending ? 'DESC' : 'ASC'
  const keys = by === 'case' ? [PHOTO_ORDERS.case, 'cases.number', 'photos.number'] : [PHOTO_ORDERS[by], 'photos.number']
  const order = keys.map((key) => `${key} ${direction}`).join(', ')
  if (by === 'case' && !('matched' in values)) {
    const { offset, limit, ...bound } = values
    const numbers = numbersCaseByCase(db, { conditions: sql, values: bound, descending, offset, limit })
    return many<PhotoRow>(db, rowsOf('SELECT value AS number FROM json_each(:numbers)', order), { numbers: JSON.stringify(numbers) })
  }
  const from = by === 'case' ? 'photos JOIN cases ON case_id = cases.id' : 'photos'
  return many<PhotoRow>(
    db,
    rowsOf(`SELECT photos.number AS number FROM ${from} ${where(sql)} ORDER BY ${order} LIMIT :limit OFFSET :offset`, order),
    values,
  )
}

type Page = Values & { offset: number; limit: number }

const rowsOf = (page: string, order: string) =>
  `WITH page AS MATERIALIZED (${page})
   SELECT photos.id AS photoId, photos.case_id AS caseId, cases.title AS caseTitle, file_name AS fileName, width_px IS NOT NULL AS shown,
     photos.status AS status, (SELECT json_group_array(tag ORDER BY position) FROM photo_tags WHERE photo_id = photos.id) AS tags,
     standing_precision AS precision, coalesce(place_name, '') AS placeName,
     (SELECT count(*) FROM runs WHERE photo_id = photos.id) AS runCount, added_at AS addedAt, photos.changed_at AS changedAt
   FROM page CROSS JOIN photos ON photos.number = page.number JOIN cases ON cases.id = photos.case_id
     JOIN originals ON originals.sha256 = photos.sha256 LEFT JOIN verdicts ON verdicts.number = standing_verdict
   ORDER BY ${order}`

function where(sql: readonly string[]): string {
  return sql.length === 0 ? '' : `WHERE ${sql.join(' AND ')}`
}
