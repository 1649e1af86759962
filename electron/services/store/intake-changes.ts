// Every change of an item on its way in: checked against the state machine.
import type { BatchId, CaseId, PhotoId } from '../../contract/ids.ts'
import type { IntakeNumber, WatchedFolderNumber } from '../../contract/intake.ts'
import type { Problem } from '../../contract/problem.ts'
import { type IntakeStep, intakeHasEnded, nextIntakeState } from '../../core/jobs/intake-state.ts'
import { ProblemError } from '../../core/problem.ts'
import { requireCase } from './cases.ts'
import type { WriteConnection } from './connection.ts'
import { getIntakeRow, isIntakePaused } from './intake.ts'
import { type IntakeRow, type IntakeSource, type IntakeWork, ITEMS, workOf } from './intake-row.ts'
import { toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import type { SessionId } from './sessions.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface NewIntake {
  fileName: string
  source: IntakeSource
}

/**
 * Puts files at the end of the queue, all or none. Where nothing of the case was left to do, what was done before is
 * taken off the list, so that the figures are those of what was added together.
 */
export function queueIntake(
  db: WriteConnection,
  input: { caseId: CaseId; folderNumber?: WatchedFolderNumber; batchId?: BatchId; items: readonly NewIntake[] },
  stamp: Stamp,
): void {
  const { caseId, items } = input
  inTransaction(db, () => {
    requireCase(db, caseId)
    const open = one(db, "SELECT 1 FROM intake_items WHERE case_id = :caseId AND state IN ('waiting', 'under-way')", { caseId })
    if (!open) change(db, "DELETE FROM intake_items WHERE case_id = :caseId AND state IN ('added', 'already-here')", { caseId })
    let place = one<{ last: number | null }>(db, 'SELECT max(place) AS last FROM intake_items')?.last ?? 0
    for (const { fileName, source } of items) {
      place += 1
      const received = 'received' in source ? source : { received: null, sha256: null, byteLength: null }
      change(
        db,
        `INSERT INTO intake_items (case_id, folder_number, state, place, file_name, path, received, sha256, byte_length, queued_at, batch_id)
         VALUES (:caseId, :folderNumber, 'waiting', :place, :fileName, :path, :received, :sha256, :byteLength, :now, :batchId)`,
        {
          ...{
            caseId,
            fileName,
            place,
            folderNumber: input.folderNumber ?? null,
            batchId: input.batchId ?? null,
            now: stamp.now.toISOString(),
          },
          ...{ path: 'path' in source ? source.path : null, ...received },
        },
      )
    }
    appendLog(db, { action: 'photos-queued', subject: `case:${caseId}`, details: { files: items.length } }, stamp)
  })
}

/**
 * Takes up what is first in the queue; null where nothing waits, the queue is paused, or some process is at an item:
 * one at a time, however many have the library open.
 */
export function claimNextIntake(db: WriteConnection, input: { sessionId: SessionId }): IntakeWork | null {
  // Looked at after every change of the library: the lock for writing is taken only where there is something to do.
  if (!firstWaiting(db)) return null
  return inTransaction(db, () => {
    const row = firstWaiting(db)
    if (!row) return null
    changeState(db, row, 'start')
    change(db, 'UPDATE intake_items SET session_id = :sessionId, problem = NULL WHERE number = :number', {
      number: row.number,
      sessionId: input.sessionId,
    })
    return workOf(row)
  })
}

function firstWaiting(db: WriteConnection): IntakeRow | null {
  const row = one<IntakeRow>(db, `${ITEMS} WHERE state = 'waiting' ORDER BY place, number LIMIT 1`)
  if (!row || isIntakePaused(db) || one(db, "SELECT 1 FROM intake_items WHERE state = 'under-way'")) return null
  return row
}

/** False where the item was cancelled, or given to another process, in the meantime: then nothing may come of it. */
export function isStillMine(db: WriteConnection, input: { number: IntakeNumber; sessionId: SessionId }): boolean {
  return one(db, "SELECT 1 FROM intake_items WHERE number = :number AND state = 'under-way' AND session_id = :sessionId", input) !== null
}

/** `problem` where the photo was added and yet cannot be opened. */
export function finishIntake(
  db: WriteConnection,
  input: { number: IntakeNumber; photoId: PhotoId; alreadyHere: boolean; looksLike: PhotoId | null; problem: Problem | null },
  stamp: Stamp,
): void {
  const { number, photoId, looksLike } = input
  inTransaction(db, () => {
    changeState(db, getIntakeRow(db, number), input.alreadyHere ? 'find-here' : 'add', stamp)
    change(db, 'UPDATE intake_items SET photo_id = :photoId, looks_like = :looksLike, problem = :problem WHERE number = :number', {
      ...{ number, photoId, looksLike, problem: toJsonOrNull(input.problem) },
    })
  })
}

export function failIntake(db: WriteConnection, input: { number: IntakeNumber; problem: Problem }, stamp: Stamp): void {
  const { number, problem } = input
  inTransaction(db, () => {
    const row = getIntakeRow(db, number)
    changeState(db, row, 'fail', stamp)
    change(db, 'UPDATE intake_items SET problem = :problem WHERE number = :number', { number, problem: toJsonOrNull(problem) })
    const details = { fileName: row.fileName, problem: problem.code, message: problem.message }
    appendLog(db, { action: 'photo-not-added', subject: `case:${row.caseId}`, details }, stamp)
  })
}

/** One item, or all of a case that have not ended. Whoever is at one finds out through the library's watch. */
export function cancelIntake(db: WriteConnection, input: { number: IntakeNumber } | { caseId: CaseId }, stamp: Stamp): void {
  inTransaction(db, () => {
    const rows = rowsOf(db, input, "state IN ('waiting', 'under-way')")
    for (const row of rows) changeState(db, row, 'cancel', stamp)
    logged(db, 'intake-cancelled', rows, stamp)
  })
}

/** One item that failed or was cancelled, or all of a case that failed: back to where they stood in the queue. */
export function retryIntake(db: WriteConnection, input: { number: IntakeNumber } | { caseId: CaseId }, stamp: Stamp): void {
  inTransaction(db, () => {
    const rows = rowsOf(db, input, "state = 'failed'")
    for (const row of rows) changeState(db, row, 'retry')
    logged(db, 'intake-retried', rows, stamp)
  })
}

/** What still waits of a batch, or is under way: cancelled. Returns how many files. */
export const cancelIntakeOfBatch = (db: WriteConnection, batchId: BatchId, stamp: Stamp): number =>
  stepBatch(db, batchId, "state IN ('waiting', 'under-way')", 'cancel', stamp)

/** What of a batch was cancelled: back to where it stood in the queue. Returns how many files. */
export const retryIntakeOfBatch = (db: WriteConnection, batchId: BatchId, stamp: Stamp): number =>
  stepBatch(db, batchId, "state = 'cancelled'", 'retry', stamp)

function stepBatch(db: WriteConnection, batchId: BatchId, which: string, step: IntakeStep, stamp: Stamp): number {
  return inTransaction(db, () => {
    const rows = many<IntakeRow>(db, `${ITEMS} WHERE batch_id = :batchId AND ${which} ORDER BY place, number`, { batchId })
    for (const row of rows) changeState(db, row, step, stamp)
    return rows.length
  })
}

/** Takes ended items off the list: one, or all of a case. Returns names of received bytes that nobody needs now. */
export function clearIntake(db: WriteConnection, input: { number: IntakeNumber } | { caseId: CaseId }): string[] {
  return inTransaction(db, () => {
    const rows = rowsOf(db, input, "state IN ('added', 'already-here', 'failed', 'cancelled')").filter(({ state }) => intakeHasEnded(state))
    for (const { number } of rows) change(db, 'DELETE FROM intake_items WHERE number = :number', { number })
    return rows.flatMap(({ received }) => (received === null ? [] : [received]))
  })
}

/** Changes places with the one before or after it of the same case, or goes before all that wait. */
export function moveIntake(db: WriteConnection, input: { number: IntakeNumber; to: 'up' | 'down' | 'front' }): void {
  inTransaction(db, () => {
    const { number, caseId, state } = getIntakeRow(db, input.number)
    if (state !== 'waiting') throw new ProblemError(refused(state))
    const { place } = one<{ place: number }>(db, 'SELECT place FROM intake_items WHERE number = :number', { number })!
    if (input.to === 'front') {
      change(
        db,
        "UPDATE intake_items SET place = (SELECT min(place) - 1 FROM intake_items WHERE state = 'waiting') WHERE number = :number",
        {
          number,
        },
      )
      return
    }
    const other = one<{ number: number; place: number }>(
      db,
      input.to === 'up'
        ? "SELECT number, place FROM intake_items WHERE state = 'waiting' AND case_id = :caseId AND place < :place ORDER BY place DESC LIMIT 1"
        : "SELECT number, place FROM intake_items WHERE state = 'waiting' AND case_id = :caseId AND place > :place ORDER BY place LIMIT 1",
      { caseId, place },
    )
    if (!other) return
    change(db, 'UPDATE intake_items SET place = :place WHERE number = :number', { number, place: other.place })
    change(db, 'UPDATE intake_items SET place = :place WHERE number = :number', { number: other.number, place })
  })
}

/** For a session whose process is gone: what it was at waits again, in its old place. */
export function requeueIntakeOfSession(db: WriteConnection, sessionId: SessionId): void {
  const rows = many<IntakeRow>(db, `${ITEMS} WHERE state = 'under-way' AND session_id = :sessionId`, { sessionId })
  for (const row of rows) changeState(db, row, 'interrupt')
}

function rowsOf(db: WriteConnection, input: { number: IntakeNumber } | { caseId: CaseId }, which: string): IntakeRow[] {
  if ('number' in input) return [getIntakeRow(db, input.number)]
  return many<IntakeRow>(db, `${ITEMS} WHERE case_id = :caseId AND ${which} ORDER BY place, number`, input)
}

function logged(db: WriteConnection, action: string, rows: readonly IntakeRow[], stamp: Stamp): void {
  const [first] = rows
  if (first) appendLog(db, { action, subject: `case:${first.caseId}`, details: { files: rows.length } }, stamp)
}

function changeState(db: WriteConnection, { number, state }: IntakeRow, step: IntakeStep, stamp?: Stamp): void {
  const next = nextIntakeState(state, step)
  if (next === null) throw new ProblemError(refused(state))
  change(db, 'UPDATE intake_items SET state = :next, session_id = NULL, ended_at = :endedAt WHERE number = :number', {
    ...{ number, next, endedAt: intakeHasEnded(next) ? (stamp?.now.toISOString() ?? null) : null },
  })
}

const refused = (state: string): Problem => ({
  code: 'intake-state-refused',
  message: 'That cannot be done with this file any more: its state has changed in the meantime.',
  remedy: 'Look at the list again.',
  details: { state },
})
