import type { RunId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Run } from '../../contract/runs.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { cancelRun, claimNextRun, failRun } from '../store/run-changes.ts'
import { getRun } from '../store/runs.ts'
import type { RunEvents } from './run-events.ts'

export interface RunQueue {
  /** Looks for waiting runs; returns at once. */
  wake(): void
  /** Stops the run if it is the one under way. False when it is not. */
  stop(runId: RunId): boolean
  /** Stops what is under way and takes no more. What is unfinished is marked when the library closes. */
  close(): Promise<void>
}

export interface RunQueueOptions {
  library: Library
  events: RunEvents
  /** Does the run to its end; throws `ProblemError` where it cannot. */
  work: (run: Run, signal: AbortSignal) => Promise<void>
  /** Also take queued runs that a process which is gone left behind. */
  adoptOrphans: boolean
  onBug: (error: unknown) => void
}

/** Works on one run at a time: the engine holds one model, and two runs at once would only share its memory and cores. */
export function createRunQueue({ library, events, work, adoptOrphans, onBug }: RunQueueOptions): RunQueue {
  let underWay: { id: RunId; controller: AbortController } | null = null
  let draining: Promise<void> | null = null
  let wakeAgain = false
  let closed = false

  const stopWatching = library.onChange(() => {
    // Another process may have cancelled the run that this one is working on, or left one behind.
    if (underWay && getRun(library.read, underWay.id).state === 'cancelled') underWay.controller.abort(stopped())
    if (adoptOrphans) wake()
  })

  function wake(): void {
    if (closed) return
    if (draining) {
      wakeAgain = true
      return
    }
    draining = drain()
      .catch(onBug)
      .finally(() => {
        draining = null
        if (wakeAgain) {
          wakeAgain = false
          wake()
        }
      })
  }

  async function drain(): Promise<void> {
    for (;;) {
      if (closed) return
      const run = claimNextRun(library.write, { sessionId: library.session, adoptOrphans }, library.stamp())
      if (!run) return
      await workOn(run)
    }
  }

  async function workOn(run: Run): Promise<void> {
    const controller = new AbortController()
    underWay = { id: run.id, controller }
    events.publish('run', { type: 'run-changed', run })
    try {
      await work(run, controller.signal)
    } catch (error) {
      if (!closed) endUnfinished(run.id, error, controller.signal)
    } finally {
      underWay = null
      // A closed library has marked the run already; nobody is left to be told.
      if (!closed) events.publish('run', { type: 'run-changed', run: getRun(library.read, run.id) })
    }
  }

  function endUnfinished(runId: RunId, error: unknown, signal: AbortSignal): void {
    const state = getRun(library.write, runId).state
    if (state !== 'running') return
    if (signal.aborted) {
      cancelRun(library.write, { runId }, library.stamp())
      return
    }
    const problem = problemOf(error)
    if (!problem) onBug(error)
    failRun(library.write, { runId, problem: problem ?? SOMETHING_BROKE }, library.stamp())
  }

  return {
    wake,
    stop: (runId) => {
      if (underWay?.id !== runId) return false
      underWay.controller.abort(stopped())
      return true
    },
    async close() {
      closed = true
      stopWatching()
      underWay?.controller.abort(stopped())
      await draining
    },
  }
}

const stopped = () => new DOMException('The run was stopped', 'AbortError')

const SOMETHING_BROKE: Problem = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke during this run.',
  remedy: 'Start the run again; finished samples are kept. If it happens again, report what the log says.',
}
