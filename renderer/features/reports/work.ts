import type { WorkFailed, WorkProgress } from '../../../electron/contract/archives.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'

/** Work that the library does for a dialog: how far it is, what came of it. */
export interface Work<Result> {
  state: 'idle' | 'under-way' | 'done' | 'failed'
  fraction: number | null
  /** Of the library: the name of what it is doing. */
  step: string
  result: Result | null
  problem: Problem | null
}

export const IDLE: Work<never> = { state: 'idle', fraction: null, step: '', result: null, problem: null }

/** Follows the events of some work until its end; `tell` hears of every change. */
export async function followWork<Event extends { type: string }, Result>(
  events: (signal: AbortSignal) => Promise<AsyncIterable<Event | WorkProgress | WorkFailed>>,
  concluded: (event: Exclude<Event, WorkProgress | WorkFailed>) => Result,
  tell: (work: Work<Result>) => void,
  signal: AbortSignal,
): Promise<void> {
  tell({ ...IDLE, state: 'under-way' })
  try {
    for await (const event of await events(signal)) {
      if (signal.aborted) return
      if (isProgress(event)) tell({ ...IDLE, state: 'under-way', fraction: event.fraction, step: event.message })
      else if (isFailure(event)) return tell({ ...IDLE, state: 'failed', problem: event.problem })
      else tell({ ...IDLE, state: 'done', result: concluded(event as Exclude<Event, WorkProgress | WorkFailed>) })
    }
  } catch (error) {
    if (!signal.aborted && !wasCalledOff(error)) tell({ ...IDLE, state: 'failed', problem: problemFrom(error) })
  }
}

const isProgress = (event: { type: string }): event is WorkProgress => event.type === 'progressed'
const isFailure = (event: { type: string }): event is WorkFailed => event.type === 'failed'
