import type { IntakeNumber } from '../../contract/intake.ts'
import type { Problem } from '../../contract/problem.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { createOneAtATime } from '../library/one-at-a-time.ts'
import { setIntakePaused } from '../store/intake.ts'
import { claimNextIntake, failIntake, isStillMine } from '../store/intake-changes.ts'
import type { IntakeWork } from '../store/intake-row.ts'

export interface IntakeQueue {
  /** Looks for waiting files; returns at once. */
  wake(): void
  /** The item that this process is at, and the share of its bytes that were read, 0..1; null where none is. */
  underWay(): { number: IntakeNumber; fraction: number | null } | null
  /** Calls `listener` when more bytes were read. Returns how to stop. */
  onProgress(listener: () => void): () => void
  /** Stops what is under way, which whoever opens the library next takes up again. */
  close(): Promise<void>
}

export interface IntakeQueueOptions {
  library: Library
  /** Makes the item a photo of its case, and says so in the queue, in one step; throws `ProblemError` where it cannot. */
  work: (item: IntakeWork, options: { signal: AbortSignal; onRead: (fraction: number) => void }) => Promise<void>
  /** Also take up what other processes queue or have left behind; for the hosts that stay open. */
  adoptOrphans: boolean
  onBug: (error: unknown) => void
}

/** What fails every file and not just one: the queue waits for the person instead of failing them all. */
const OF_THE_LIBRARY = new Set(['disk-full', 'library-read-only', 'library-unreachable', 'library-busy'])

/** Works on one file at a time, whichever process queued it; the library sees to it that no other process does so too. */
export function createIntakeQueue({ library, work, adoptOrphans, onBug }: IntakeQueueOptions): IntakeQueue {
  let underWay: { item: IntakeWork; controller: AbortController; fraction: number | null } | null = null
  const listeners = new Set<() => void>()

  const queue = createOneAtATime({ claim: () => claimNextIntake(library.write, { sessionId: library.session }), work: workOn, onBug })

  const stopWatching = library.onChange(() => {
    if (underWay && wasTakenAway(underWay.item)) underWay.controller.abort(calledOff())
    if (adoptOrphans) queue.wake()
  })

  function wasTakenAway({ number }: IntakeWork): boolean {
    try {
      return !isStillMine(library.write, { number, sessionId: library.session })
    } catch (error) {
      // A library that cannot be read stops the work where it next needs it, and there it is told.
      if (!problemOf(error)) onBug(error)
      return false
    }
  }

  async function workOn(item: IntakeWork): Promise<void> {
    const controller = new AbortController()
    underWay = { item, controller, fraction: null }
    const onRead = (fraction: number) => {
      if (underWay?.item === item) underWay.fraction = fraction
      for (const listener of listeners) listener()
    }
    try {
      await work(item, { signal: controller.signal, onRead })
    } catch (error) {
      if (controller.signal.aborted || queue.closing.aborted) return
      if (!problemOf(error)) onBug(error)
      await queue.whenWritable(() => fail(item, problemOf(error) ?? SOMETHING_BROKE))
    } finally {
      underWay = null
    }
  }

  function fail(item: IntakeWork, problem: Problem): void {
    // Cancelled in the meantime: that is how it ended.
    if (!isStillMine(library.write, { number: item.number, sessionId: library.session })) return
    failIntake(library.write, { number: item.number, problem }, library.byProgram())
    if (OF_THE_LIBRARY.has(problem.code)) setIntakePaused(library.write, { paused: true }, library.byProgram())
  }

  return {
    wake: queue.wake,
    underWay: () => underWay && { number: underWay.item.number, fraction: underWay.fraction },
    onProgress(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      const closed = queue.close(calledOff())
      stopWatching()
      underWay?.controller.abort(calledOff())
      await closed
    },
  }
}

const calledOff = () => new DOMException('Adding the file was called off', 'AbortError')

const SOMETHING_BROKE: Problem = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke while this file was added.',
  remedy: 'Try again. If it happens again, report what the log says.',
}
