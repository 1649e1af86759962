import { CircleStop } from 'lucide-react'
import type { Run } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { useRuns } from './store.ts'

/** How far a run under way is, in words and as a bar, with the way to stop it. */
export function RunProgressView({ run }: { run: Run }) {
  const progress = useRuns((state) => state.progress.get(run.id))
  const cancelling = useRuns((state) => state.cancelling.has(run.id))
  const cancel = useRuns((state) => state.cancel)
  const stage = run.state === 'queued' ? runStrings.states.queued : runStrings.stages[progress?.stage ?? run.stage ?? 'reading-photo']
  return (
    <section className="run-progress" aria-label={runStrings.current}>
      <div className="run-progress-line">
        <span className="run-progress-stage">{stage}</span>
        <span className="faint figures">{runStrings.samplesDone(run.samplesFinished, run.settings.samples)}</span>
      </div>
      <ProgressBar label={stage} fraction={run.state === 'queued' ? null : (progress?.fraction ?? null)} />
      {progress?.message && !stage.toLowerCase().includes(progress.message.toLowerCase()) && <p className="faint">{progress.message}</p>}
      <div>
        <Button icon={<CircleStop aria-hidden="true" />} disabled={cancelling} onClick={() => void cancel(run.id)}>
          {cancelling ? runStrings.cancelling : runStrings.cancel}
        </Button>
      </div>
    </section>
  )
}
