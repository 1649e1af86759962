// One reader, one call at a time: what a hostile file does to the reader hits nobody else's call, and two large photos
// are never in its memory together.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'
import { ChildCaller, type ChildCallOptions } from '../children/calls.ts'
import type { ChildExit, OpenChild } from '../children/line.ts'
import { orAborted } from '../children/or-aborted.ts'
import type { ReaderProtocol } from './reader-protocol.ts'

/** What may take long are hostile files and slow disks; ordinary photos need a few seconds at most. */
export const TIME_LIMITS_MS: Record<keyof ReaderProtocol, number> = {
  inspect: 90_000,
  preview: 90_000,
  tiles: 240_000,
  pixels: 90_000,
  metadata: 30_000,
  text: 240_000,
}
/** What a cancelled call of these has written is cleared up by whoever cancelled it, who must not come before the last file. */
const WRITING: ReadonlySet<keyof ReaderProtocol> = new Set(['tiles'])
const CANCEL_GRACE_MS = 500
/** An idle reader is let go: the text models hold some 500 MB. */
const IDLE_MS = 120_000

export interface ReaderCalls {
  readonly pid: number | undefined
  /**
   * Rejects with the reader's problems, `reader-died`, `photo-took-too-long`, and the signal's reason when cancelled: at once,
   * or, where the call writes files, when it has ended.
   */
  call<Method extends keyof ReaderProtocol>(
    method: Method,
    params: ReaderProtocol[Method]['params'],
    options?: ChildCallOptions<ReaderProtocol[Method]['event']>,
  ): Promise<ReaderProtocol[Method]['result']>
  close(): void
}

export function createReaderCalls({
  openChild,
  timeLimitsMs = TIME_LIMITS_MS,
}: {
  openChild: OpenChild
  timeLimitsMs?: typeof TIME_LIMITS_MS
}): ReaderCalls {
  const caller = new ChildCaller<ReaderProtocol>({ open: () => openChild('reader'), problemOfDeath, cancelGraceMs: CANCEL_GRACE_MS })
  let lastInLine: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let idle: NodeJS.Timeout | undefined
  let leaving: number | undefined

  const letGo = () => {
    leaving = caller.pid
    caller.close()
  }

  const call: ReaderCalls['call'] = async (method, params, options = {}) => {
    options.signal?.throwIfAborted()
    clearTimeout(idle)
    waiting++
    const turn = lastInLine.then(() => callNow(method, params, options))
    // The next in line waits for this call's end, not for its success.
    lastInLine = turn.catch(() => null)
    try {
      // Who cancels while waiting in line does not wait any longer.
      const result = await (WRITING.has(method) ? turn : orAborted(turn, options.signal))
      options.signal?.throwIfAborted()
      return result
    } finally {
      waiting--
      if (waiting === 0) idle = setTimeout(letGo, IDLE_MS).unref()
    }
  }

  const callNow: ReaderCalls['call'] = async (method, params, options) => {
    // A reader that was just let go would take the call with it.
    while (leaving !== undefined && caller.pid === leaving) await sleep(5)
    let tookTooLong = false
    const limit = setTimeout(() => {
      tookTooLong = true
      caller.close()
    }, timeLimitsMs[method])
    try {
      return await caller.call(method, params, options)
    } catch (error) {
      throw tookTooLong ? new ProblemError(tooLong(timeLimitsMs[method])) : error
    } finally {
      clearTimeout(limit)
    }
  }

  return {
    get pid() {
      return caller.pid
    },
    call,
    close: () => {
      clearTimeout(idle)
      caller.close()
    },
  }
}

function problemOfDeath({ reason, code, signal, lastWords }: ChildExit): Problem {
  return {
    code: 'reader-died',
    message:
      'The part of the program that opens photos stopped while it read this one. It starts again by itself; nothing else was affected.',
    remedy:
      'Try once more. If it stops at the same photo again, the file is probably made to break programs: open it elsewhere with care, or leave it out.',
    details: { reason, code: code ?? 'none', signal: signal ?? 'none', lastWords: lastWords.slice(-600) },
  }
}

function tooLong(limitMs: number): Problem {
  return {
    code: 'photo-took-too-long',
    message: `Reading the photo took more than ${Math.round(limitMs / 1000)} seconds and was stopped.`,
    remedy: 'Try again when the computer is less busy, or add a smaller copy of the photo.',
  }
}
