import { Minus, Plus } from 'lucide-react'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId } from '../../../electron/contract/ids.ts'
import type { Candidate, Posterior } from '../../../electron/contract/posterior.ts'
import { clueStrings } from '../../strings/index.ts'
import { factorText } from '../../ui/figures/factor.ts'
import { type Speaker, speakersOf } from './effects.ts'
import { useClues } from './store.ts'

const SHOWN = 4

interface CandidateEvidenceProps {
  candidate: Candidate
  posterior: Posterior
  /** Lists what speaks; otherwise only how much. */
  whole: boolean
  onOpenClue: (clueId: ClueId) => void
}

/** What in the answer speaks for a candidate and what against it. */
export function CandidateEvidence({ candidate, posterior, whole, onOpenClue }: CandidateEvidenceProps) {
  const clues = useClues((state) => state.clues)
  if (!posterior.weights || !clues) return null
  const { pro, contra } = speakersOf(posterior, clues, candidate.rank)
  if (!whole) return <p className="speakers-brief figures">{clueStrings.brief(pro.length, contra.length)}</p>
  return (
    <div className="speakers">
      <Side
        title={clueStrings.speaksFor}
        none={clueStrings.nothingFor}
        speakers={pro}
        plus
        samples={candidate.samples.length}
        onOpen={onOpenClue}
      />
      <Side
        title={clueStrings.speaksAgainst}
        none={clueStrings.nothingAgainst}
        speakers={contra}
        plus={false}
        samples={candidate.samples.length}
        onOpen={onOpenClue}
      />
    </div>
  )
}

/** The words that were found, where there are any: titles of one kind are all alike. */
const speakerName = (clue: Clue) => (clue.source === 'analyst' || clue.quote === '' ? clue.title : `“${clue.quote}”`)

interface SideProps {
  title: string
  none: string
  speakers: readonly Speaker[]
  plus: boolean
  /** How many samples name the candidate. */
  samples: number
  onOpen: (clueId: ClueId) => void
}

function Side({ title, none, speakers, plus, samples, onOpen }: SideProps) {
  const Sign = plus ? Plus : Minus
  return (
    <div className="speakers-side">
      <h4 className="speakers-title">
        <Sign className="speakers-sign" data-plus={plus || undefined} aria-hidden="true" />
        {title}
      </h4>
      {speakers.length === 0 && <p className="faint">{none}</p>}
      <ul>
        {speakers.slice(0, SHOWN).map(({ clue, factor }) => (
          <li key={clue?.id ?? 'samples'} className="speaker">
            {clue ? (
              <button type="button" className="speaker-name" title={clue.title} onClick={() => onOpen(clue.id)}>
                {speakerName(clue)}
              </button>
            ) : (
              <span className="speaker-name">{clueStrings.samplesSpeak(samples)}</span>
            )}
            <span className="speaker-factor figures">{factorText(factor)}</span>
          </li>
        ))}
      </ul>
      {speakers.length > SHOWN && <p className="faint">{clueStrings.more(speakers.length - SHOWN)}</p>}
    </div>
  )
}
