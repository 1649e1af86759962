import type { RunState } from '../../contract/runs.ts'

/** What can happen to a run. */
export type RunStep = 'start' | 'finish' | 'fail' | 'cancel' | 'interrupt' | 'retry'

const NEXT: Record<RunState, Partial<Record<RunStep, RunState>>> = {
  queued: { start: 'running', cancel: 'cancelled' },
  running: { finish: 'finished', fail: 'failed', cancel: 'cancelled', interrupt: 'interrupted' },
  finished: {},
  // A retry keeps the samples that were finished and writes the missing ones.
  failed: { retry: 'queued' },
  cancelled: { retry: 'queued' },
  interrupted: { retry: 'queued' },
}

/** The state a run is in after `step`, or null where that cannot happen to a run in this state. */
export function nextRunState(state: RunState, step: RunStep): RunState | null {
  return NEXT[state][step] ?? null
}

/** Nothing more happens to the run unless somebody asks for it. */
export function hasEnded(state: RunState): boolean {
  return state !== 'queued' && state !== 'running'
}
