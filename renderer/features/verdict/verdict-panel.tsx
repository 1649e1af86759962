import { Undo2 } from 'lucide-react'
import type { Verdict } from '../../../electron/contract/cases.ts'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { agreementOf } from '../../../electron/core/report/agreement.ts'
import { verdictStrings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { distanceText } from '../../ui/figures/distance.ts'
import { momentText } from '../../ui/figures/moment.ts'
import { probabilityText } from '../../ui/figures/probability.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useVerdict } from './store.ts'
import { VerdictForm } from './verdict-form.tsx'

interface VerdictPanelProps {
  /** The first candidate of the model and the clues; null where they name none. */
  first: Candidate | null
  /** The candidate that is chosen in the list or on the map, to be taken over. */
  chosen: Candidate | null
  /** What the file claims. */
  claim: LatLon | null
}

/** The analyst's own conclusion beside that of the model and the clues. */
export function VerdictPanel({ first, chosen, claim }: VerdictPanelProps) {
  const { verdicts, problem, setWithdrawn } = useVerdict()
  const standing = verdicts?.find(({ withdrawn }) => !withdrawn) ?? null
  const earlier = verdicts?.filter((verdict) => verdict !== standing) ?? []
  return (
    <>
      <section className="section">
        <h3>{verdictStrings.verdict}</h3>
        <div className="verdict-beside">
          <div className="verdict-card">
            <h4>{verdictStrings.yours}</h4>
            {standing ? (
              <>
                <VerdictWords verdict={standing} />
                <div>
                  <Button kind="quiet" icon={<Undo2 aria-hidden="true" />} onClick={() => void setWithdrawn(standing.number, true)}>
                    {verdictStrings.withdraw}
                  </Button>
                </div>
              </>
            ) : (
              <p className="faint">{verdictStrings.none}</p>
            )}
          </div>
          <div className="verdict-card verdict-card-program">
            <h4>{verdictStrings.programs}</h4>
            {first ? <CandidateWords candidate={first} /> : <p className="faint">{verdictStrings.noCandidate}</p>}
          </div>
        </div>
        {standing && <AgreementLine verdict={standing} first={first} />}
        {problem && <ProblemNote problem={problem} />}
      </section>
      <VerdictForm chosen={chosen ?? first} claim={claim} again={standing !== null} />
      {earlier.length > 0 && (
        <section className="section">
          <Disclosure title={verdictStrings.history(earlier.length)}>
            <div className="entries">
              {earlier.map((verdict) => (
                <article key={verdict.number} className="entry">
                  <VerdictWords verdict={verdict} badge={verdict.withdrawn ? verdictStrings.withdrawn : verdictStrings.replaced} />
                  {verdict.withdrawn && (
                    <div>
                      <Button kind="quiet" onClick={() => void setWithdrawn(verdict.number, false)}>
                        {verdictStrings.reinstate}
                      </Button>
                    </div>
                  )}
                </article>
              ))}
            </div>
          </Disclosure>
        </section>
      )}
    </>
  )
}

function VerdictWords({ verdict, badge }: { verdict: Verdict; badge?: string }) {
  const { placeName, precision, reasons, against, author, decidedAt } = verdict
  return (
    <>
      <p className="verdict-place">
        {precision === 'undecided' ? verdictStrings.precisions.undecided.title : placeName || verdictStrings.noPlace}{' '}
        {badge && <Badge>{badge}</Badge>}
      </p>
      {precision !== 'undecided' && <p className="faint">{verdictStrings.precisions[precision].explained}</p>}
      {reasons && <p className="entry-text">{reasons}</p>}
      {against && (
        <p className="entry-text">
          <span className="faint">{verdictStrings.againstLabel}</span> {against}
        </p>
      )}
      <p className="faint">
        {author} · {momentText(decidedAt, new Date())}
      </p>
    </>
  )
}

function CandidateWords({ candidate: { name, probability, radiusKm } }: { candidate: Candidate }) {
  return (
    <>
      <p className="verdict-place">{name}</p>
      <p className="faint figures">{verdictStrings.candidate(probabilityText(probability), distanceText(radiusKm))}</p>
    </>
  )
}

function AgreementLine({ verdict, first }: { verdict: Verdict; first: Candidate | null }) {
  const agreement = agreementOf(verdict, first)
  if (agreement.kind === 'nothing-to-compare') return null
  const away = agreement.distanceKm === null ? null : distanceText(agreement.distanceKm)
  return (
    <p className="verdict-agreement" data-kind={agreement.kind}>
      {verdictStrings.agreement[agreement.kind](away)}
    </p>
  )
}
