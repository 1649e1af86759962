import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intakeState } from '../../../../electron/contract/intake.ts'
import { type IntakeStep, intakeHasEnded, nextIntakeState } from '../../../../electron/core/jobs/intake-state.ts'

const STEPS: IntakeStep[] = ['start', 'add', 'find-here', 'fail', 'cancel', 'interrupt', 'retry']
const ALLOWED: Record<string, string> = {
  'waiting start': 'under-way',
  'waiting cancel': 'cancelled',
  'under-way add': 'added',
  'under-way find-here': 'already-here',
  'under-way fail': 'failed',
  'under-way cancel': 'cancelled',
  'under-way interrupt': 'waiting',
  'failed retry': 'waiting',
  'cancelled retry': 'waiting',
}

describe('the states of a file on its way in', () => {
  it.each(intakeState.options.flatMap((state) => STEPS.map((step) => [state, step] as const)))('%s, then %s', (state, step) => {
    expect(nextIntakeState(state, step)).toBe(ALLOWED[`${state} ${step}`] ?? null)
  })

  it('whatever happens: a photo that is in stays in, and what has ended moves again only when somebody asks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
        let state = intakeState.parse('waiting')
        for (const step of steps) {
          const next = nextIntakeState(state, step)
          if (next === null) continue
          if (state === 'added' || state === 'already-here') throw new Error(`${state} went on to ${next}`)
          if (intakeHasEnded(state)) expect(step).toBe('retry')
          // Only what was begun can end as a photo.
          if (next === 'added' || next === 'already-here') expect(state).toBe('under-way')
          state = next
        }
      }),
    )
  })
})
