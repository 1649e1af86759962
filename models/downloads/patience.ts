import { setTimeout as sleep } from 'node:timers/promises'
import { downloadProblem } from './download-problem.ts'
import { asFault, TransportFault } from './transport-fault.ts'

/** The clock and the dice of a download, so that a test can hold both. */
export interface Pace {
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>
  /** 0..1. */
  random(): number
  /** Milliseconds that only ever grow. */
  now(): number
}

export const REAL_PACE: Pace = {
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
  random: Math.random,
  now: () => performance.now(),
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000
const MOST_FAULTS_IN_A_ROW = 8
/** Who wants to be left alone for longer than this is left alone: the person goes on when it suits. */
const LONGEST_ASKED_MS = 10 * 60_000

export interface Patience {
  /** Waits after a fault, longer each time; throws what cannot pass, `download-busy`, and `download-unreachable` in the end. */
  after(error: unknown): Promise<void>
  /** More arrived than ever before: the next fault is the first again. */
  progressed(): void
}

export function createPatience(host: string, pace: Pace, signal: AbortSignal | undefined): Patience {
  let faults = 0
  return {
    progressed() {
      faults = 0
    },
    async after(error) {
      const fault = asFault(error)
      if (!(fault instanceof TransportFault)) throw fault
      faults += 1
      const { retryAfterMs } = fault
      if (retryAfterMs !== null && retryAfterMs > LONGEST_ASKED_MS) {
        const minutes = Math.ceil(retryAfterMs / 60_000)
        throw downloadProblem('download-busy', `${host} asks to be left alone for ${minutes} minutes.`, { host, minutes }, { cause: error })
      }
      if (faults > MOST_FAULTS_IN_A_ROW) {
        const details = { host, reason: fault.message, tries: faults }
        throw downloadProblem('download-unreachable', `${host} could not be reached, or broke off again and again.`, details, {
          cause: error,
        })
      }
      // Half of it is chance, so that many who were broken off together do not come back together.
      const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (faults - 1))
      const waitMs = Math.max(retryAfterMs ?? 0, most * (0.5 + pace.random() / 2))
      await pace.wait(waitMs, signal).catch((reason: unknown) => {
        signal?.throwIfAborted()
        throw reason
      })
    },
  }
}

/** Runs `work` until it is done, with patience for what passes by itself. */
export async function withPatience<Result>(
  host: string,
  { pace, signal }: { pace: Pace; signal: AbortSignal | undefined },
  work: () => Promise<Result>,
): Promise<Result> {
  const patience = createPatience(host, pace, signal)
  for (;;) {
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      await patience.after(error)
    }
  }
}
