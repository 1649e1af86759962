import { Columns3, MessageSquareText, PanelRightClose } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Run } from '../../../electron/contract/runs.ts'
import { entityStrings, reasoningStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { AgreementView } from './agreement-view.tsx'
import { CheckBar } from './check-bar.tsx'
import { ChosenEntity } from './chosen-entity.tsx'
import { useEntities } from './entities-store.ts'
import { Legend } from './legend.tsx'
import { OneView } from './one-view.tsx'
import { SideView } from './side-view.tsx'
import { useReasoning } from './store.ts'
import { finishedSamples } from './trace.ts'

const VIEWS = (['agreement', 'side', 'one'] as const).map((value) => ({ value, title: entityStrings.views[value] }))

interface ReasoningPanelProps {
  run: Run | null
  /** Stands above the words: a label of the model, the run's progress. */
  banner: ReactNode
  /** Whether the words have most of the window. */
  wide: boolean
  onWide: () => void
  keys: { wide: string; next: string; previous: string }
}

/** What the samples say: as one agreement, beside each other, or one at a time; while they are written and after. */
export function ReasoningPanel({ run, banner, wide, onWide, keys }: ReasoningPanelProps) {
  const { traces, loading, problem, shown, runId, open, view, turnTo } = useReasoning()
  const found = useEntities((state) => (state.runId === run?.id ? state.found : null))
  if (!run) {
    return (
      <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={reasoningStrings.emptyTitle} text={reasoningStrings.emptyText} />
    )
  }
  const samples = finishedSamples(traces)
  const count = Math.max(run.settings.samples, ...[...traces.keys()].map((number) => number + 1))
  return (
    <div className="reading">
      {(banner || problem) && (
        <section className="section">
          {banner}
          {problem && <ProblemNote problem={problem} onRetry={() => void open(runId)} />}
        </section>
      )}
      <div className="reading-head">
        <Segments label={entityStrings.viewLabel} value={view} options={VIEWS} onChange={turnTo} />
        <IconButton label={wide ? entityStrings.readNarrow : entityStrings.readWide} keys={keys.wide} aria-pressed={wide} onClick={onWide}>
          {wide ? <PanelRightClose aria-hidden="true" /> : <Columns3 aria-hidden="true" />}
        </IconButton>
      </div>
      {traces.size === 0 && loading && <Loading label={reasoningStrings.loading} />}
      {found && <CheckBar run={run} found={found} />}
      {view === 'agreement' && !(traces.size === 0 && loading) && <AgreementView samples={samples} found={found} />}
      {view === 'side' && (
        <section className="section">
          <SideView traces={traces} count={count} found={found} onWide={wide ? null : onWide} />
          {found && found.entities.length > 0 && <Legend />}
          <ChosenEntity found={found} />
        </section>
      )}
      {view === 'one' && <OneView traces={traces} count={count} shown={shown} found={found} keys={keys} />}
    </div>
  )
}
