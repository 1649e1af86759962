import { FolderPlus } from 'lucide-react'
import { caseStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useCases } from './store.ts'

/** What stands in the page while no case is open: loading, a problem, or the first step. */
export function NoCase() {
  const { cases, problem, load, openForm } = useCases()
  if (problem) {
    return (
      <div className="centred">
        <ProblemNote problem={problem} onRetry={() => void load()} />
      </div>
    )
  }
  if (!cases) return <Loading label={caseStrings.loading} />
  return (
    <EmptyState
      icon={<FolderPlus aria-hidden="true" />}
      title={caseStrings.emptyTitle}
      text={caseStrings.emptyText}
      actions={
        <Button kind="primary" onClick={() => openForm({ kind: 'new' })}>
          {caseStrings.newCase}
        </Button>
      }
    />
  )
}
