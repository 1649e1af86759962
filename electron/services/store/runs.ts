import { randomUUID } from 'node:crypto'
import type { CaseId, PhotoId, PhotoViewId, RunId } from '../../contract/ids.ts'
import type { ModelKind } from '../../contract/model-kind.ts'
import type { Run, RunPassport, RunSettings, RunStage } from '../../contract/runs.ts'
import { ProblemError } from '../../core/problem.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { toJson } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import { RUNS, type RunRow, runOf } from './run-row.ts'
import type { SessionId } from './sessions.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'
import { getView } from './views.ts'

export interface NewRun {
  photoId: PhotoId
  settings: RunSettings
  /** From the model's entry in the catalogue. */
  modelKind: ModelKind
  rerunOf: RunId | null
  /** Of this photo; the whole photo where it is left out. */
  viewId?: PhotoViewId | null
  /** The session that is going to work on it. */
  sessionId: SessionId
}

export function queueRun(db: WriteConnection, input: NewRun, stamp: Stamp): Run {
  return inTransaction(db, () => {
    getPhoto(db, input.photoId)
    const viewId = input.viewId ?? null
    if (viewId && getView(db, viewId).photoId !== input.photoId) throw new ProblemError(VIEW_OF_ANOTHER)
    const id = randomUUID() as string as RunId
    change(
      db,
      `INSERT INTO runs (id, photo_id, session_id, state, settings, model_means_nothing, model_is_demonstration, rerun_of, view_id, queued_at)
       VALUES (:id, :photoId, :sessionId, 'queued', :settings, :isTest, :isDemonstration, :rerunOf, :viewId, :now)`,
      {
        id,
        photoId: input.photoId,
        sessionId: input.sessionId,
        settings: toJson(input.settings),
        isTest: input.modelKind === 'test' ? 1 : 0,
        isDemonstration: input.modelKind === 'demonstration' ? 1 : 0,
        rerunOf: input.rerunOf,
        viewId,
        now: stamp.now.toISOString(),
      },
    )
    const { modelId, samples, seed } = input.settings
    const details = { photo: input.photoId, model: modelId, samples, seed, rerunOf: input.rerunOf, view: viewId }
    appendLog(db, { action: 'run-queued', subject: `run:${id}`, details }, stamp)
    return getRun(db, id)
  })
}

/** Throws `run-state-refused` when the run is not under way (any more). */
export function setRunStage(db: WriteConnection, input: { runId: RunId; stage: RunStage }): Run {
  return inTransaction(db, () => {
    requireUnderWay(getRun(db, input.runId))
    change(db, 'UPDATE runs SET stage = :stage WHERE id = :runId', input)
    return getRun(db, input.runId)
  })
}

/**
 * Writes down what exactly runs. A run that goes on after an interruption must go on with the same model, prompt and
 * photo as its finished samples: throws `run-changed` otherwise.
 */
export function saveRunPassport(db: WriteConnection, input: { runId: RunId; passport: RunPassport }): Run {
  return inTransaction(db, () => {
    const run = getRun(db, input.runId)
    requireUnderWay(run)
    if (run.passport && run.samplesFinished > 0 && !sameOrigin(run.passport, input.passport)) throw new ProblemError(RUN_CHANGED)
    change(db, 'UPDATE runs SET passport = :passport WHERE id = :runId', { runId: input.runId, passport: toJson(input.passport) })
    return getRun(db, input.runId)
  })
}

function sameOrigin(a: RunPassport, b: RunPassport): boolean {
  return (['textFileSha256', 'projectorFileSha256', 'promptSha256', 'photoSha256'] as const).every((key) => a[key] === b[key])
}

const VIEW_OF_ANOTHER = {
  code: 'view-of-another-photo',
  message: 'This view belongs to another photo, so no run of this one can be shown it.',
  remedy: 'Choose one of the views of this photo.',
}

const RUN_CHANGED = {
  code: 'run-changed',
  message: 'The model or the prompt has changed since this run was interrupted, so it cannot go on where it stopped.',
  remedy: 'Start a new run of the photo; the finished samples of this one are kept.',
}

function requireUnderWay(run: Run): void {
  if (run.state === 'running') return
  throw new ProblemError({
    code: 'run-state-refused',
    message: `This run is ${run.state}; nothing more can be written to it.`,
    remedy: 'Look at the run again: it may have been stopped from another window.',
    details: { run: run.id, state: run.state },
  })
}

/** Newest first. */
export function listRuns(db: ReadConnection, input: { caseId: CaseId; photoId?: PhotoId }): Run[] {
  const rows = many<RunRow>(
    db,
    `${RUNS} WHERE case_id = :caseId AND removed_at IS NULL AND (:photoId IS NULL OR photo_id = :photoId) ORDER BY runs.number DESC`,
    { caseId: input.caseId, photoId: input.photoId ?? null },
  )
  return rows.map((row) => runOf(db, row))
}

/** Null where no run of the photo has come to its end. */
export function newestFinishedRun(db: ReadConnection, photoId: PhotoId): Run | null {
  const row = one<RunRow>(db, `${RUNS} WHERE photo_id = :photoId AND state = 'finished' ORDER BY runs.number DESC LIMIT 1`, { photoId })
  return row && runOf(db, row)
}

/** Throws `not-in-library`. */
export function getRun(db: ReadConnection, id: RunId): Run {
  return runOf(db, one<RunRow>(db, `${RUNS} WHERE runs.id = :id`, { id }) ?? notHere('run', id))
}
