import { type Act, type ActHistory, type ActRecord, type ActType, act as actSchema } from '../../../contract/acts.ts'
import type { CaseId, PhotoId } from '../../../contract/ids.ts'
import { ProblemError } from '../../../core/problem.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { fromJson, toJson } from '../json-column.ts'
import { noteWork } from '../last-change.ts'
import { appendLog } from '../log.ts'
import type { Stamp } from '../stamp.ts'
import { change, one } from '../statements.ts'
import { inTransaction } from '../transaction.ts'
import type { ActHandler, ActHandlers, CarriedOut } from './act-handlers.ts'
import { caseActs } from './case-acts.ts'
import { clueActs } from './clue-acts.ts'
import { folderActs } from './folder-acts.ts'
import { groupActs } from './group-acts.ts'
import { hintActs } from './hint-acts.ts'
import { libraryActs } from './library-acts.ts'
import { photoActs } from './photo-acts.ts'
import { viewActs } from './view-acts.ts'
import { workActs } from './work-acts.ts'

const HANDLERS: ActHandlers<ActType> = {
  ...caseActs,
  ...clueActs,
  ...folderActs,
  ...groupActs,
  ...photoActs,
  ...viewActs,
  ...hintActs,
  ...libraryActs,
  ...workActs,
}

function carryOut(db: WriteConnection, act: Act, stamp: Stamp): CarriedOut {
  // Each handler takes the act of its own type; that the two belong together is lost on the compiler.
  const done = (HANDLERS[act.type] as ActHandler<ActType>)(db, act, stamp)
  noteWork(db, done, stamp)
  return done
}

/** Does what an analyst asked for and keeps how to undo it, in one transaction. Throws what its handler throws. */
export function perform(db: WriteConnection, act: Act, stamp: Stamp): CarriedOut {
  return inTransaction(db, () => {
    const done = carryOut(db, act, stamp)
    change(db, `INSERT INTO acts (case_id, photo_id, act, inverse, at, actor) VALUES (:caseId, :photoId, :act, :inverse, :at, :actor)`, {
      ...{ caseId: done.caseId, photoId: done.photoId, act: toJson(act), inverse: toJson(done.inverse) },
      ...{ at: stamp.now.toISOString(), actor: stamp.actor },
    })
    return done
  })
}

interface ActRow {
  number: number
  caseId: CaseId | null
  photoId: PhotoId | null
  act: string
  inverse: string
  at: string
  actor: string
  undoneAt: string | null
}

const COLUMNS = 'number, case_id AS caseId, photo_id AS photoId, act, inverse, at, actor, undone_at AS undoneAt'
// What was done to the library as a whole can be taken back from any case.
const IN_SIGHT = '(case_id IS :caseId OR case_id IS NULL)'
const NEWEST_STANDING = `SELECT ${COLUMNS} FROM acts WHERE ${IN_SIGHT} AND undone_at IS NULL ORDER BY number DESC LIMIT 1`
// What was undone can be done again until something new is done.
const FIRST_UNDONE = `SELECT ${COLUMNS} FROM acts WHERE ${IN_SIGHT} AND undone_at IS NOT NULL
  AND number > (SELECT coalesce(max(number), 0) FROM acts WHERE ${IN_SIGHT} AND undone_at IS NULL) ORDER BY number LIMIT 1`

/** What undo and redo would do next: in the case and to the library as a whole; with null, to the library alone. */
export function actHistory(db: ReadConnection, { caseId }: { caseId: CaseId | null }): ActHistory {
  const [undo, redo] = [NEWEST_STANDING, FIRST_UNDONE].map((sql) => one<ActRow>(db, sql, { caseId }))
  return { undo: undo ? recordOf(db, undo) : null, redo: redo ? recordOf(db, redo) : null }
}

/** Throws `nothing-to-undo` where act `number` is not the newest one that stands, and what the inverse's handler throws. */
export function undoAct(db: WriteConnection, input: { caseId: CaseId | null; number: number }, stamp: Stamp): ActHistory {
  return inTransaction(db, () => {
    const row = one<ActRow>(db, NEWEST_STANDING, { caseId: input.caseId })
    if (row?.number !== input.number) throw new ProblemError(NOTHING_TO_UNDO)
    const { inverse } = carryOut(db, parsed(db, row.inverse), stamp)
    change(db, 'UPDATE acts SET undone_at = :now, act = :again WHERE number = :number', {
      number: row.number,
      now: stamp.now.toISOString(),
      again: toJson(inverse),
    })
    appendLog(db, { action: 'act-undone', subject: subjectOf(row), details: { act: row.number, type: parsed(db, row.act).type } }, stamp)
    return actHistory(db, input)
  })
}

/** Throws `nothing-to-redo` where act `number` is not the next one to be done again, and what its handler throws. */
export function redoAct(db: WriteConnection, input: { caseId: CaseId | null; number: number }, stamp: Stamp): ActHistory {
  return inTransaction(db, () => {
    const row = one<ActRow>(db, FIRST_UNDONE, { caseId: input.caseId })
    if (row?.number !== input.number) throw new ProblemError(NOTHING_TO_REDO)
    const again = parsed(db, row.act)
    const { inverse } = carryOut(db, again, stamp)
    change(db, 'UPDATE acts SET undone_at = NULL, inverse = :inverse WHERE number = :number', {
      number: row.number,
      inverse: toJson(inverse),
    })
    appendLog(db, { action: 'act-redone', subject: subjectOf(row), details: { act: row.number, type: again.type } }, stamp)
    return actHistory(db, input)
  })
}

const parsed = (db: ReadConnection, text: string): Act => fromJson(db, 'acts.act', actSchema, text)

function recordOf(db: ReadConnection, { number, caseId, photoId, act, at, actor, undoneAt }: ActRow): ActRecord {
  return { number, caseId, photoId, act: parsed(db, act), at, actor, undone: undoneAt !== null }
}

function subjectOf({ caseId, photoId }: ActRow): string {
  return photoId ? `photo:${photoId}` : caseId ? `case:${caseId}` : 'library'
}

const NOTHING_TO_UNDO = {
  code: 'nothing-to-undo',
  message: 'There is nothing to undo here any more: something else was done or undone in the meantime.',
  remedy: 'Look at what changed, then undo again if it is still wanted.',
}
const NOTHING_TO_REDO = {
  code: 'nothing-to-redo',
  message: 'There is nothing to do again here: something new was done since.',
  remedy: 'Do it once more by hand if it is still wanted.',
}
