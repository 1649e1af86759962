import { Crosshair } from 'lucide-react'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { runStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ModelNote } from './model-note.tsx'
import { Passport } from './passport.tsx'
import { RunActions } from './run-actions.tsx'
import { RunHistory } from './run-history.tsx'
import { isUnderWay, runToShow } from './run-order.ts'
import { RunProgressView } from './run-progress.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useRunSettings } from './settings-store.ts'
import { useRuns } from './store.ts'

interface RunPanelProps {
  photoId: PhotoId
  /** False for a photo that cannot be decoded. */
  locatable: boolean
  onLocate: () => void
}

/** The inspector's Run tab: what the next run is started with, the run under way, and those before. */
export function RunPanel({ photoId, locatable, onLocate }: RunPanelProps) {
  const state = useRuns()
  const draft = useRunSettings((settings) => settings.draft)
  const runs = state.runs?.filter((run) => run.photoId === photoId)
  const shown = runToShow(state, photoId)
  return (
    <>
      <section className="section">
        <h3>{runStrings.settings}</h3>
        <SettingsForm />
        <Button kind="primary" icon={<Crosshair aria-hidden="true" />} disabled={!draft || !locatable} onClick={onLocate}>
          {runStrings.start}
        </Button>
        {state.problem && <ProblemNote problem={state.problem} onDismiss={state.dismissProblem} />}
      </section>
      {shown && isUnderWay(shown) && (
        <section className="section">
          <RunProgressView run={shown} />
        </section>
      )}
      <section className="section">
        <h3>{runStrings.history}</h3>
        {!runs && <Loading label={runStrings.loading} />}
        {runs?.length === 0 && <EmptyState title={runStrings.noRuns} text={runStrings.noRunsText} />}
        {runs && runs.length > 0 && <RunHistory runs={runs} shown={shown} photoId={photoId} />}
        {shown && (
          <>
            <ModelNote kind={shown.modelKind} />
            {shown.problem && <ProblemNote problem={shown.problem} tone={shown.state === 'failed' ? 'bad' : 'warn'} />}
            <RunActions run={shown} />
            <Passport run={shown} />
          </>
        )}
      </section>
    </>
  )
}
