import { CircleStop, ScanSearch } from 'lucide-react'
import type { EntitiesOfRun } from '../../../electron/contract/entities.ts'
import type { Run } from '../../../electron/contract/runs.ts'
import { statusCounts } from '../../../electron/core/entities/grounding-precision.ts'
import { entityStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useEntities } from './entities-store.ts'
import { STATUSES, StatusMark } from './status-mark.tsx'

/** The check of a run's claims: asking for it, its progress, what came of it, and how far that can be trusted. */
export function CheckBar({ run, found }: { run: Run; found: EntitiesOfRun }) {
  const { check: start, problem } = useEntities()
  const { check, entities } = found
  if (entities.length === 0 && check.state === 'never') return null
  const underWay = check.state === 'waiting' || check.state === 'running'
  const counts = statusCounts(entities)
  const ended = run.state !== 'running' && run.state !== 'queued'
  const checkedBefore = check.done > 0
  const doubt = entityStrings.checksOf[run.modelKind]
  return (
    <section className="section check-bar">
      {underWay ? <CheckProgress found={found} /> : null}
      <CountsLine counts={counts} />
      {check.state === 'cancelled' && <p className="faint">{entityStrings.stopped.cancelled}</p>}
      {check.state === 'interrupted' && <p className="faint">{entityStrings.stopped.interrupted}</p>}
      {!underWay && doubt && checkedBefore && <p className="model-warning">{doubt}</p>}
      {check.problem && <ProblemNote problem={check.problem} />}
      {problem && <ProblemNote problem={problem} />}
      {!underWay && ended && counts.unchecked > 0 && (
        <div>
          <Button icon={<ScanSearch aria-hidden="true" />} onClick={() => void start()}>
            {checkedBefore ? entityStrings.checkRest(counts.unchecked) : entityStrings.check}
          </Button>
        </div>
      )}
      <Disclosure title={entityStrings.trustTitle}>
        <ul className="trust">
          {entityStrings.trust.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}

function CountsLine({ counts }: { counts: ReturnType<typeof statusCounts> }) {
  const checked = counts.grounded + counts.doubtful + counts.unsupported
  return (
    <div className="check-counts">
      <p>{entityStrings.summary(counts.grounded, checked)}</p>
      <ul className="check-statuses" aria-label={entityStrings.counts}>
        {STATUSES.filter((status) => counts[status] > 0).map((status) => (
          <li key={status}>
            <StatusMark status={status} />
            <span className="figures">{counts[status]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function CheckProgress({ found: { check } }: { found: EntitiesOfRun }) {
  const { progress, cancelling, cancel } = useEntities()
  const stage = progress ? entityStrings.stages[progress.stage] : entityStrings.waiting
  return (
    <div className="check-progress">
      <div className="run-progress-line">
        <span>{stage}</span>
        <span className="faint figures">{entityStrings.checkedOf(check.done, check.total)}</span>
      </div>
      <ProgressBar label={entityStrings.checkProgress} fraction={progress?.fraction ?? null} />
      <div>
        <Button icon={<CircleStop aria-hidden="true" />} disabled={cancelling} onClick={() => void cancel()}>
          {cancelling ? entityStrings.cancelling : entityStrings.cancelCheck}
        </Button>
      </div>
    </div>
  )
}
