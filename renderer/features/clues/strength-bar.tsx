import { useContext } from 'react'
import type { ClueId } from '../../../electron/contract/ids.ts'
import { clueStrings } from '../../strings/index.ts'
import { weightOf } from './effects.ts'
import { SeenFromContext } from './seen-from.ts'
import { MOST_STRENGTH, strengthOf, strengthText } from './strength.ts'

const MARKS = Array.from({ length: MOST_STRENGTH }, (_, index) => index)

/** How much a claim moves the present answer, in a word with four small marks; nothing where the answer does not say. */
export function StrengthBar({ clueId }: { clueId: ClueId }) {
  const { posterior } = useContext(SeenFromContext)
  const weight = weightOf(posterior, clueId)
  if (!weight) return null
  const strength = strengthOf(weight.likelihoods)
  return (
    <span className="strength" title={clueStrings.strengthMeaning}>
      <span className="strength-marks" aria-hidden="true">
        {MARKS.map((mark) => (
          <span key={mark} className="strength-mark" data-on={mark < strength || undefined} />
        ))}
      </span>
      {strengthText(strength)}
    </span>
  )
}
