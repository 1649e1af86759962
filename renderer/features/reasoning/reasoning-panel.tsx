import { MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Run } from '../../../electron/contract/runs.ts'
import { reasoningStrings } from '../../strings/index.ts'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { AgreementList } from './agreement-list.tsx'
import { SampleTabs } from './sample-tabs.tsx'
import { SampleView } from './sample-view.tsx'
import { useReasoning } from './store.ts'

interface ReasoningPanelProps {
  run: Run | null
  /** Stands above the words: a label of the model, the run's progress. */
  banner: ReactNode
}

/** Each sample's words, while they are written and after. */
export function ReasoningPanel({ run, banner }: ReasoningPanelProps) {
  const { traces, loading, problem, shown, runId, open } = useReasoning()
  if (!run) {
    return (
      <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={reasoningStrings.emptyTitle} text={reasoningStrings.emptyText} />
    )
  }
  const trace = traces.get(shown)
  return (
    <>
      {(banner || problem) && (
        <section className="section">
          {banner}
          {problem && <ProblemNote problem={problem} onRetry={() => void open(runId)} />}
        </section>
      )}
      {traces.size === 0 && loading && <Loading label={reasoningStrings.loading} />}
      <AgreementList traces={traces} />
      <section className="section">
        <SampleTabs count={run.settings.samples} traces={traces} shown={shown} />
        {trace ? <SampleView trace={trace} /> : <p className="faint">{reasoningStrings.waiting}</p>}
      </section>
    </>
  )
}
