import type { ReactNode } from 'react'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { answerStrings } from '../../strings/index.ts'
import { ShareBar } from '../../ui/bar.tsx'
import { distanceText } from '../../ui/figures/distance.ts'
import { probabilityText } from '../../ui/figures/probability.ts'
import { useAnswer } from './store.ts'

interface CandidateListProps {
  candidates: readonly Candidate[]
  detailOf?: ((candidate: Candidate, whole: boolean) => ReactNode) | undefined
}

/** The candidates by rank, and what is left for everywhere else, so that the figures add up in sight. */
export function CandidateList({ candidates, detailOf }: CandidateListProps) {
  const chosenRank = useAnswer((state) => state.chosenRank)
  const choose = useAnswer((state) => state.choose)
  const elsewhere = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0)
  return (
    <ol className="candidates">
      {candidates.map((candidate) => (
        <li key={candidate.rank}>
          <button
            type="button"
            className={candidate.rank === 1 ? 'candidate candidate-first' : 'candidate'}
            aria-pressed={candidate.rank === chosenRank}
            onClick={() => choose(candidate.rank)}
          >
            <span className="candidate-rank figures">{candidate.rank}</span>
            <span className="candidate-name">{candidate.name}</span>
            <span className="candidate-share figures">{probabilityText(candidate.probability)}</span>
            <ShareBar share={candidate.probability} />
            <span className="candidate-aside figures" title={answerStrings.radiusExplained}>
              {asideOf(candidate)}
            </span>
          </button>
          {detailOf?.(candidate, candidate.rank === (chosenRank ?? 1))}
        </li>
      ))}
      {elsewhere > 0.005 && (
        <li className="candidate candidate-rest">
          <span />
          <span className="candidate-name">{answerStrings.elsewhere}</span>
          <span className="candidate-share figures">{probabilityText(elsewhere)}</span>
        </li>
      )}
    </ol>
  )
}

function asideOf({ radiusKm, samples, clues }: Candidate): string {
  const parts = [answerStrings.radius(distanceText(radiusKm))]
  if (samples.length > 0) parts.push(answerStrings.samples(samples.length))
  if (clues.length > 0) parts.push(answerStrings.clues(clues.length))
  return parts.join(' · ')
}
