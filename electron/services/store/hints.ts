import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Hint, type HintContent, type HintId, type HintsOfRun, hint, hintArea } from '../../contract/hints.ts'
import type { CaseId, PhotoId, RunId } from '../../contract/ids.ts'
import { canonicalValue } from '../audit/canonical-value.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson, toJson } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface NewHint {
  hintId: HintId
  caseId: CaseId
  photoId: PhotoId | null
  content: HintContent
}

/** On one photo, or on all of the case. Throws `not-in-library`. */
export function addHint(db: WriteConnection, { hintId, caseId, photoId, content }: NewHint, stamp: Stamp): Hint {
  return inTransaction(db, () => {
    if (photoId) getPhoto(db, photoId)
    else requireCase(db, caseId)
    change(
      db,
      `INSERT INTO hints (id, case_id, photo_id, side, area, strength, name, note, is_on, added_at, author)
       VALUES (:id, :caseId, :photoId, :side, :area, :strength, :name, :note, :isOn, :addedAt, :author)`,
      { id: hintId, caseId, photoId, ...columnsOf(content), addedAt: stamp.now.toISOString(), author: stamp.actor },
    )
    const added = getHint(db, hintId)
    appendLog(db, { action: 'hint-added', subject: subjectOf(added), details: detailsOf(added) }, stamp)
    return added
  })
}

/** Throws `not-in-library`. Returns it as it was. */
export function changeHint(db: WriteConnection, input: { hintId: HintId; content: HintContent }, stamp: Stamp): Hint {
  return inTransaction(db, () => {
    const before = getHint(db, input.hintId)
    change(
      db,
      'UPDATE hints SET side = :side, area = :area, strength = :strength, name = :name, note = :note, is_on = :isOn WHERE id = :id',
      { id: input.hintId, ...columnsOf(input.content) },
    )
    const after = getHint(db, input.hintId)
    appendLog(db, { action: 'hint-changed', subject: subjectOf(after), details: detailsOf(after) }, stamp)
    return before
  })
}

/** Takes a hint out of sight and out of every answer, or brings it back. Throws `not-in-library`. */
export function setHintRemoved(db: WriteConnection, input: { hintId: HintId; removed: boolean }, stamp: Stamp): Hint {
  return inTransaction(db, () => {
    const found = getHint(db, input.hintId)
    change(db, 'UPDATE hints SET removed_at = :removedAt WHERE id = :id', {
      id: found.id,
      removedAt: input.removed ? stamp.now.toISOString() : null,
    })
    const action = input.removed ? 'hint-removed' : 'hint-brought-back'
    appendLog(db, { action, subject: subjectOf(found), details: { hint: found.id } }, stamp)
    return found
  })
}

const columnsOf = ({ side, area, strength, name, note, on }: HintContent) => ({
  ...{ side, strength, name, note },
  area: toJson(area),
  isOn: on ? 1 : 0,
})
const subjectOf = ({ caseId, photoId }: Hint) => (photoId ? `photo:${photoId}` : `case:${caseId}`)
const detailsOf = ({ id, side, area, strength, name, on }: Hint) => ({
  ...{ hint: id, side, kind: area.kind, strength, name, on },
  areaSha256: sha256Of(area),
})
const sha256Of = (value: unknown) => createHash('sha256').update(canonicalValue(value)).digest('hex')

type HintRow = Omit<Hint, 'area' | 'on'> & { area: string; isOn: 0 | 1 }

const HINTS = `SELECT id, case_id AS caseId, photo_id AS photoId, side, area, strength, name, note, is_on AS isOn,
  added_at AS addedAt, author FROM hints`

const hintOf = (db: ReadConnection, { area, isOn, ...row }: HintRow): Hint => ({
  ...row,
  area: fromJson(db, 'hints.area', hintArea, area),
  on: isOn === 1,
})

/** Throws `not-in-library`. */
export function getHint(db: ReadConnection, id: HintId): Hint {
  return hintOf(db, one<HintRow>(db, `${HINTS} WHERE id = :id`, { id }) ?? notHere('hint', id))
}

/** Those on the photo and those on its case as a whole, in the order they were added. */
export function listHints(db: ReadConnection, input: { caseId: CaseId; photoId: PhotoId | null }): Hint[] {
  const rows = many<HintRow>(
    db,
    `${HINTS} WHERE case_id = :caseId AND (photo_id IS NULL OR photo_id = :photoId) AND removed_at IS NULL ORDER BY number`,
    input,
  )
  return rows.map((row) => hintOf(db, row))
}

/** All of the case, for what is handed out of it. */
export function listHintsOfCase(db: ReadConnection, { caseId }: { caseId: CaseId }): Hint[] {
  const rows = many<HintRow>(db, `${HINTS} WHERE case_id = :caseId AND removed_at IS NULL ORDER BY number`, { caseId })
  return rows.map((row) => hintOf(db, row))
}

const hints = z.array(hint)

/** Keeps which hints a run's saved answer rested on (those that were on), beside it; a later answer replaces them. */
export function saveHintsOfRun(db: WriteConnection, input: { runId: RunId; photoId: PhotoId; hints: readonly Hint[] }, stamp: Stamp): void {
  inTransaction(db, () => {
    const standing = input.hints.filter(({ on }) => on).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    change(db, 'DELETE FROM run_hints WHERE run_id = :runId', { runId: input.runId })
    if (standing.length === 0) return
    const sha256 = sha256Of(standing)
    change(db, 'INSERT INTO run_hints (run_id, hints, sha256) VALUES (:runId, :hints, :sha256)', {
      ...{ runId: input.runId, sha256 },
      hints: toJson(standing),
    })
    const details = { run: input.runId, hints: standing.length, sha256 }
    appendLog(db, { action: 'hints-recorded', subject: `photo:${input.photoId}`, details }, stamp)
  })
}

export function hintsOfRun(db: ReadConnection, { runId }: { runId: RunId }): HintsOfRun | null {
  const row = one<{ hints: string; sha256: string }>(db, 'SELECT hints, sha256 FROM run_hints WHERE run_id = :runId', { runId })
  return row && { hints: fromJson(db, 'run_hints.hints', hints, row.hints), sha256: row.sha256 }
}
