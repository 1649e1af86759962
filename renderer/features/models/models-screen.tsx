import { Boxes, Plus, SlidersHorizontal, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { modelStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { entriesOf } from './entries.ts'
import { ModelList } from './model-list.tsx'
import { ModelPage } from './model-page.tsx'
import { NetworkDialog } from './network-dialog.tsx'
import { useNetwork } from './network-store.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { usePlan } from './plan-store.ts'
import { useModels } from './store.ts'

/** The models: which there are, what is known of each, and how one comes here. */
export function ModelsScreen({ onClose }: { onClose: () => void }) {
  const { models, downloadable, downloads, chosenKey, problem, load, choose, dismissProblem } = useModels()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => void load(), [load])
  const entries = useMemo(() => models && downloadable && entriesOf({ models, downloadable, downloads }), [models, downloadable, downloads])
  const chosen = entries?.find(({ key }) => key === chosenKey) ?? entries?.[0]
  return (
    <main className="models">
      <header className="models-head">
        <h2 className="models-name">{modelStrings.title}</h2>
        <p className="models-promise">{modelStrings.promise}</p>
        <Button icon={<Plus aria-hidden="true" />} onClick={() => usePlan.getState().show(null)}>
          {modelStrings.fromHub}
        </Button>
        <Button icon={<SlidersHorizontal aria-hidden="true" />} onClick={() => void useNetwork.getState().show()}>
          {modelStrings.network}
        </Button>
        <IconButton label={modelStrings.close} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className="models-body">
        {!entries && !problem && <Loading label={modelStrings.loading} />}
        {!entries && problem && (
          <div className="panel-pad">
            <ProblemNote problem={problem} onRetry={() => void load()} />
          </div>
        )}
        {entries && entries.length === 0 && (
          <EmptyState icon={<Boxes aria-hidden="true" />} title={modelStrings.noneTitle} text={modelStrings.noneText} />
        )}
        {entries && chosen && (
          <>
            <nav className="models-list" aria-label={modelStrings.list}>
              <ModelList entries={entries} chosen={chosen} onChoose={choose} onOpen={() => heading.current?.focus()} />
            </nav>
            <ModelPage key={chosen.key} entry={chosen} heading={heading} problem={problem} onDismiss={dismissProblem} />
          </>
        )}
      </div>
      <PlanDialog />
      <NetworkDialog />
    </main>
  )
}
