import type { IntakeState } from '../../contract/intake.ts'

/** What can happen to a file on its way into a case. */
export type IntakeStep = 'start' | 'add' | 'find-here' | 'fail' | 'cancel' | 'interrupt' | 'retry'

const NEXT: Record<IntakeState, Partial<Record<IntakeStep, IntakeState>>> = {
  waiting: { start: 'under-way', cancel: 'cancelled' },
  // The program ended, or is closing: what it was at is taken up again, because adding the same bytes twice adds them once.
  'under-way': { add: 'added', 'find-here': 'already-here', fail: 'failed', cancel: 'cancelled', interrupt: 'waiting' },
  added: {},
  'already-here': {},
  failed: { retry: 'waiting' },
  cancelled: { retry: 'waiting' },
}

/** The state an item is in after `step`, or null where that cannot happen to an item in this state. */
export function nextIntakeState(state: IntakeState, step: IntakeStep): IntakeState | null {
  return NEXT[state][step] ?? null
}

/** Nothing more happens to the item unless somebody asks for it. */
export function intakeHasEnded(state: IntakeState): boolean {
  return state !== 'waiting' && state !== 'under-way'
}
