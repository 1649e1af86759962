import { describe, expect, it } from 'vitest'
import { runState } from '../../../../electron/contract/runs.ts'
import { hasEnded, nextRunState, type RunStep } from '../../../../electron/core/jobs/run-state.ts'

const STEPS: RunStep[] = ['start', 'finish', 'fail', 'cancel', 'interrupt', 'retry']
const ALLOWED: Record<string, string> = {
  'queued start': 'running',
  'queued cancel': 'cancelled',
  'running finish': 'finished',
  'running fail': 'failed',
  'running cancel': 'cancelled',
  'running interrupt': 'interrupted',
  'failed retry': 'queued',
  'cancelled retry': 'queued',
  'interrupted retry': 'queued',
}

describe('the states of a run', () => {
  it.each(runState.options.flatMap((state) => STEPS.map((step) => [state, step] as const)))('%s, then %s', (state, step) => {
    expect(nextRunState(state, step)).toBe(ALLOWED[`${state} ${step}`] ?? null)
  })

  it('ends in every state but queued and running', () => {
    expect(runState.options.filter((state) => !hasEnded(state))).toEqual(['queued', 'running'])
  })

  it('leaves no state that has not ended without a way to its end', () => {
    for (const state of runState.options.filter((state) => !hasEnded(state))) {
      expect(STEPS.some((step) => hasEnded(nextRunState(state, step) ?? 'queued'))).toBe(true)
    }
  })
})
