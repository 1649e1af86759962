import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CaseRecord } from '../../contract/cases.ts'
import type { CaseId } from '../../contract/ids.ts'
import { customField } from '../../contract/work.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

const OWN = `
  id, title, created_at AS createdAt, changed_at AS changedAt, status, assignee,
  (SELECT json_group_array(tag ORDER BY position) FROM case_tags WHERE case_id = cases.id) AS tags,
  (SELECT json_group_array(json_object('name', name, 'value', value) ORDER BY position) FROM case_fields WHERE case_id = cases.id) AS fields`

const CASE = `
  SELECT ${OWN}, photos AS photoCount, runs AS runCount, verdicts AS verdictCount
  FROM cases JOIN case_counts ON case_counts.case_id = cases.id`

export function createCase(db: WriteConnection, input: { title: string }, stamp: Stamp): CaseRecord {
  return inTransaction(db, () => {
    const id = randomUUID() as string as CaseId
    change(db, 'INSERT INTO cases (id, title, created_at, changed_at) VALUES (:id, :title, :now, :now)', {
      id,
      title: input.title,
      now: stamp.now.toISOString(),
    })
    indexWords(db, { kind: 'case', origin: `case:${id}`, caseId: id, photoId: null, words: input.title })
    appendLog(db, { action: 'case-created', subject: `case:${id}`, details: { title: input.title } }, stamp)
    return getCase(db, id)
  })
}

export function renameCase(db: WriteConnection, input: { caseId: CaseId; title: string }, stamp: Stamp): CaseRecord {
  return inTransaction(db, () => {
    const { caseId, title } = input
    const before = getCase(db, caseId)
    change(db, 'UPDATE cases SET title = :title WHERE id = :caseId', { caseId, title })
    dropWords(db, `case:${caseId}`)
    indexWords(db, { kind: 'case', origin: `case:${caseId}`, caseId, photoId: null, words: title })
    appendLog(db, { action: 'case-renamed', subject: `case:${caseId}`, details: { from: before.title, to: title } }, stamp)
    return getCase(db, caseId)
  })
}

/** In the order they were created. */
export function listCases(db: ReadConnection): CaseRecord[] {
  return many<CaseRow>(db, `${CASE} ORDER BY number`).map((row) => caseOf(db, row))
}

/** Throws `not-in-library`. */
export function getCase(db: ReadConnection, id: CaseId): CaseRecord {
  return caseOf(db, one<CaseRow>(db, `${CASE} WHERE id = :id`, { id }) ?? notHere('case', id))
}

/** Throws `not-in-library`. Counts nothing, for the many times when only this is asked. */
export function requireCase(db: ReadConnection, id: CaseId): void {
  if (!one(db, 'SELECT 1 FROM cases WHERE id = :id', { id })) notHere('case', id)
}

interface CaseRow extends Omit<CaseRecord, 'tags' | 'fields'> {
  tags: string
  fields: string
}

const tags = z.array(z.string())
const fields = z.array(customField)

function caseOf(db: ReadConnection, row: CaseRow): CaseRecord {
  return {
    ...row,
    tags: row.tags === '[]' ? [] : fromJson(db, 'case_tags.tag', tags, row.tags),
    fields: row.fields === '[]' ? [] : fromJson(db, 'case_fields.value', fields, row.fields),
  }
}
