import { Minus, Plus } from 'lucide-react'
import type { Hint } from '../../../electron/contract/hints.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { hintsAbout } from '../../../electron/core/hints/hints-about.ts'
import { hintStrings } from '../../strings/index.ts'
import { HintStroke } from './hint-stroke.tsx'
import { hintTitle } from './hint-title.ts'
import { useHints } from './store.ts'

interface CandidateHintsProps {
  candidate: Candidate
  onOpen: (hint: Hint) => void
}

/** Which hints hold for the place of a candidate, and which do not. */
export function CandidateHints({ candidate, onOpen }: CandidateHintsProps) {
  const hints = useHints((state) => state.hints)
  const { pro, contra } = hintsAbout(candidate, hints ?? [])
  if (pro.length + contra.length === 0) return null
  return (
    <div className="candidate-hints">
      {pro.length > 0 && <Side title={hintStrings.holds} hints={pro} plus onOpen={onOpen} />}
      {contra.length > 0 && <Side title={hintStrings.holdsNot} hints={contra} plus={false} onOpen={onOpen} />}
    </div>
  )
}

interface SideProps {
  title: string
  hints: readonly Hint[]
  plus: boolean
  onOpen: (hint: Hint) => void
}

function Side({ title, hints, plus, onOpen }: SideProps) {
  const Sign = plus ? Plus : Minus
  return (
    <div>
      <h4>
        <Sign data-plus={plus || undefined} aria-hidden="true" />
        {title}
      </h4>
      <ul>
        {hints.map((hint) => (
          <li key={hint.id}>
            <HintStroke side={hint.side} strength={hint.strength} />
            <button type="button" onClick={() => onOpen(hint)}>
              {hintTitle(hint)}
            </button>
            <span
              className="faint figures"
              title={`${hintStrings.strengths[hint.strength]}: ${hintStrings.strengthMeaning[hint.strength]}`}
            >
              {hintStrings.weights[hint.strength]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
