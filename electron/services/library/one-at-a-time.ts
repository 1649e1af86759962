import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '../../contract/problem.ts'
import { problemOf } from '../../core/problem.ts'

/** How soon a library that could not be written to (a full disk, a lost drive) is tried again. */
const TRY_AGAIN_MS = 2000

export interface OneAtATime {
  /** Looks for waiting items; returns at once. */
  wake(): void
  /**
   * Tries a step until the library takes it: an item must not stay "under way" because the disk was full for a while. Null when closed.
   * `onProblem` hears each time why not yet.
   */
  whenWritable<Result>(step: () => Result, onProblem?: (problem: Problem) => void): Promise<Result | null>
  /** Aborted once no more items are taken. */
  closing: AbortSignal
  /** Takes no more. Resolves when the item under way has come to its end; to stop it early is for whoever works on it. */
  close(reason?: unknown): Promise<void>
}

export interface OneAtATimeOptions<Item> {
  /** Claims the next waiting item in the library; null where none is. */
  claim: () => Item | null
  /** Brings an item to its end, and keeps its failures to itself. */
  work: (item: Item) => Promise<void>
  onBug: (error: unknown) => void
}

/** Works off what waits in the library, one item after the other, as often as it is woken. */
export function createOneAtATime<Item>({ claim, work, onBug }: OneAtATimeOptions<Item>): OneAtATime {
  const closing = new AbortController()
  let draining: Promise<void> | null = null
  let wakeAgain = false

  function wake(): void {
    if (closing.signal.aborted) return
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
      const item = await whenWritable(claim)
      // Claimed and closed in the same breath: the library sees to it when it closes.
      if (item === null || closing.signal.aborted) return
      await work(item)
    }
  }

  async function whenWritable<Result>(step: () => Result, onProblem: (problem: Problem) => void = () => {}): Promise<Result | null> {
    while (!closing.signal.aborted) {
      try {
        return step()
      } catch (error) {
        const problem = problemOf(error)
        if (!problem) throw error
        onProblem(problem)
        await sleep(TRY_AGAIN_MS, null, { signal: closing.signal }).catch(() => null)
      }
    }
    return null
  }

  return {
    wake,
    whenWritable,
    closing: closing.signal,
    async close(reason) {
      closing.abort(reason)
      await draining
    },
  }
}
