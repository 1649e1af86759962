import { randomUUID } from 'node:crypto'
import type { CaseRecord } from '../../contract/cases.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

const CASES = `
  SELECT id, title, created_at AS createdAt,
    (SELECT count(*) FROM photos WHERE case_id = cases.id AND removed_at IS NULL) AS photoCount,
    (SELECT count(*) FROM photos JOIN runs ON photo_id = photos.id WHERE case_id = cases.id AND removed_at IS NULL) AS runCount
  FROM cases`

export function createCase(db: WriteConnection, input: { title: string }, stamp: Stamp): CaseRecord {
  return inTransaction(db, () => {
    const id = randomUUID() as string as CaseId
    change(db, 'INSERT INTO cases (id, title, created_at) VALUES (:id, :title, :now)', {
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
  return many<CaseRecord>(db, `${CASES} ORDER BY number`)
}

/** Throws `not-in-library`. */
export function getCase(db: ReadConnection, id: CaseId): CaseRecord {
  return one<CaseRecord>(db, `${CASES} WHERE id = :id`, { id }) ?? notHere('case', id)
}
