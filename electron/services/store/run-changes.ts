// Every change of a run's state: checked against the state machine, and written to the log in the same transaction.
import type { PhotoId, RunId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Run, RunState, RunTimings } from '../../contract/runs.ts'
import { nextRunState, type RunStep } from '../../core/jobs/run-state.ts'
import { ProblemError } from '../../core/problem.ts'
import type { LogDetails } from '../audit/canonical-json.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { toJson } from './json-column.ts'
import { noteWork } from './last-change.ts'
import { appendLog } from './log.ts'
import { getPhoto } from './photos.ts'
import { getRun } from './runs.ts'
import type { SessionId } from './sessions.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/**
 * Takes the run that has waited longest and starts it; null when none waits. A session works on its own runs;
 * with `adoptOrphans` also on those whose session has ended, never on those of another session that lives.
 */
export function claimNextRun(db: WriteConnection, input: { sessionId: SessionId; adoptOrphans: boolean }, stamp: Stamp): Run | null {
  // Looked at from every side all the time, and mostly empty: the lock for writing is taken only where something waits.
  if (longestWaiting(db, input) === null) return null
  return inTransaction(db, () => {
    const id = longestWaiting(db, input)
    if (id === null) return null
    changeState(db, id, 'start', {}, stamp)
    const now = stamp.now.toISOString()
    change(db, 'UPDATE runs SET session_id = :sessionId, started_at = :now WHERE id = :id', { id, sessionId: input.sessionId, now })
    return getRun(db, id)
  })
}

function longestWaiting(db: ReadConnection, input: { sessionId: SessionId; adoptOrphans: boolean }): RunId | null {
  const waiting = one<{ id: RunId }>(
    db,
    `SELECT runs.id AS id FROM runs JOIN sessions ON sessions.id = session_id
     WHERE state = 'queued' AND (session_id = :sessionId OR (:adoptOrphans AND sessions.ended_at IS NOT NULL))
     ORDER BY queued_at, number LIMIT 1`,
    { sessionId: input.sessionId, adoptOrphans: input.adoptOrphans ? 1 : 0 },
  )
  return waiting?.id ?? null
}

export function finishRun(db: WriteConnection, input: { runId: RunId; timings: RunTimings }, stamp: Stamp): Run {
  return inTransaction(db, () => {
    changeState(db, input.runId, 'finish', {}, stamp)
    change(db, 'UPDATE runs SET timings = :timings WHERE id = :runId', { runId: input.runId, timings: toJson(input.timings) })
    return getRun(db, input.runId)
  })
}

/** Its finished samples stay. */
export function failRun(db: WriteConnection, input: { runId: RunId; problem: Problem }, stamp: Stamp): Run {
  return inTransaction(db, () => {
    changeState(db, input.runId, 'fail', { problem: input.problem.code, message: input.problem.message }, stamp)
    saveProblem(db, input.runId, input.problem)
    return getRun(db, input.runId)
  })
}

/** Also for a run of another process, which finds out through the library's watch. Its finished samples stay. */
export function cancelRun(db: WriteConnection, input: { runId: RunId }, stamp: Stamp): Run {
  return inTransaction(db, () => {
    changeState(db, input.runId, 'cancel', {}, stamp)
    return getRun(db, input.runId)
  })
}

/** Puts a run that did not get to its end back into the queue of `sessionId`; only its missing samples are to be written. */
export function retryRun(db: WriteConnection, input: { runId: RunId; sessionId: SessionId }, stamp: Stamp): Run {
  return inTransaction(db, () => {
    // Refuses a photo that was removed in the meantime.
    getPhoto(db, getRun(db, input.runId).photoId)
    changeState(db, input.runId, 'retry', {}, stamp)
    change(
      db,
      `UPDATE runs SET session_id = :sessionId, problem = NULL, queued_at = :now, started_at = NULL, ended_at = NULL WHERE id = :runId`,
      { ...input, now: stamp.now.toISOString() },
    )
    return getRun(db, input.runId)
  })
}

/** For a session whose process is gone. */
export function interruptRunsOfSession(db: WriteConnection, sessionId: SessionId, stamp: Stamp): void {
  const underWay = many<{ id: RunId }>(db, "SELECT id FROM runs WHERE state = 'running' AND session_id = :sessionId", { sessionId })
  for (const { id } of underWay) {
    const { samplesFinished } = getRun(db, id)
    changeState(db, id, 'interrupt', { samplesKept: samplesFinished }, stamp)
    saveProblem(db, id, interrupted(samplesFinished))
  }
}

/** For a photo that is taken out of its case. */
export function cancelQueuedRunsOfPhoto(db: WriteConnection, photoId: PhotoId, stamp: Stamp): void {
  const waiting = many<{ id: RunId }>(db, "SELECT id FROM runs WHERE state = 'queued' AND photo_id = :photoId", { photoId })
  for (const { id } of waiting) changeState(db, id, 'cancel', { because: 'photo-removed' }, stamp)
}

const ACTIONS: Record<RunStep, string> = {
  start: 'run-started',
  finish: 'run-finished',
  fail: 'run-failed',
  cancel: 'run-cancelled',
  interrupt: 'run-interrupted',
  retry: 'run-retried',
}

function changeState(db: WriteConnection, id: RunId, step: RunStep, details: LogDetails, stamp: Stamp): void {
  const run = getRun(db, id)
  const state = nextRunState(run.state, step)
  if (state === null) throw new ProblemError(refused(run.state, id, step))
  const endedAt = state === 'queued' || state === 'running' ? null : stamp.now.toISOString()
  change(db, 'UPDATE runs SET state = :state, stage = NULL, ended_at = :endedAt WHERE id = :id', { id, state, endedAt })
  if (endedAt !== null) noteWork(db, run, stamp)
  appendLog(db, { action: ACTIONS[step], subject: `run:${id}`, details }, stamp)
}

function saveProblem(db: WriteConnection, id: RunId, problem: Problem): void {
  change(db, 'UPDATE runs SET problem = :problem WHERE id = :id', { id, problem: toJson(problem) })
}

const interrupted = (samplesKept: number): Problem => ({
  code: 'run-interrupted',
  message: `The program ended while this run was under way; ${samplesKept === 1 ? '1 finished sample is' : `${samplesKept} finished samples are`} kept.`,
  remedy: 'Start the run again to have the missing samples written.',
  details: { samplesKept },
})

const refused = (state: RunState, id: RunId, step: RunStep): Problem => ({
  code: 'run-state-refused',
  message: `This run is ${state}, so that cannot be done with it.`,
  remedy: 'Look at the run again: it may have ended, or been stopped from another window.',
  details: { run: id, state, step },
})
