import type { RunId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Run } from '../../contract/runs.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { createOneAtATime } from '../library/one-at-a-time.ts'
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
  let underWay: { run: Run; controller: AbortController } | null = null

  const queue = createOneAtATime({
    claim: () => claimNextRun(library.write, { sessionId: library.session, adoptOrphans }, library.byProgram()),
    work: workOn,
    onBug,
  })

  const stopWatching = library.onChange(() => {
    if (underWay && wasTakenAway(underWay.run)) underWay.controller.abort(stopped())
    // Another process may have left a run behind.
    if (adoptOrphans) queue.wake()
  })

  /** Cancelled by another process, and perhaps put back into a queue since: what is started again has another start. */
  function wasTakenAway({ id, startedAt }: Run): boolean {
    try {
      const now = getRun(library.read, id)
      return now.state === 'cancelled' || now.startedAt !== startedAt
    } catch (error) {
      // A library that cannot be read stops the work where it next needs it, and there it is told.
      if (!problemOf(error)) onBug(error)
      return false
    }
  }

  async function workOn(run: Run): Promise<void> {
    const controller = new AbortController()
    underWay = { run, controller }
    publish(run)
    try {
      await work(run, controller.signal)
      publish(getRun(library.read, run.id))
    } catch (error) {
      if (!problemOf(error) && !controller.signal.aborted) onBug(error)
      const ended = await queue.whenWritable(
        () => endUnfinished(run, error, controller.signal),
        // Not yet in the library, but whoever waits for the run must know that nothing more comes.
        (problem) => publish({ ...run, state: 'failed', stage: null, problem }),
      )
      if (ended) publish(ended)
    } finally {
      underWay = null
    }
  }

  function endUnfinished(run: Run, error: unknown, signal: AbortSignal): Run {
    const now = getRun(library.write, run.id)
    if (now.state !== 'running' || now.startedAt !== run.startedAt) return now
    if (signal.aborted) return cancelRun(library.write, { runId: run.id }, library.stamp())
    return failRun(library.write, { runId: run.id, problem: problemOf(error) ?? SOMETHING_BROKE }, library.byProgram())
  }

  const publish = (run: Run) => events.publish('run', { type: 'run-changed', run })

  return {
    wake: queue.wake,
    stop: (runId) => {
      if (underWay?.run.id !== runId) return false
      underWay.controller.abort(stopped())
      return true
    },
    async close() {
      const closed = queue.close()
      stopWatching()
      underWay?.controller.abort(stopped())
      await closed
    },
  }
}

const stopped = () => new DOMException('The run was stopped', 'AbortError')

const SOMETHING_BROKE: Problem = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke during this run.',
  remedy: 'Start the run again; finished samples are kept. If it happens again, report what the log says.',
}
