import { CircleStop } from 'lucide-react'
import type { Run } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { isUnderWay } from './run-order.ts'
import { useRuns } from './store.ts'

interface RunStatusBarProps {
  photoNameOf: (run: Run) => string
  onOpen: (run: Run) => void
  cancelKeys: string
}

/** The run under way anywhere in the case, at the foot of the page. */
export function RunStatusBar({ photoNameOf, onOpen, cancelKeys }: RunStatusBarProps) {
  const runs = useRuns((state) => state.runs)
  const progress = useRuns((state) => state.progress)
  const cancelling = useRuns((state) => state.cancelling)
  const cancel = useRuns((state) => state.cancel)
  const underWay = runs?.filter(isUnderWay) ?? []
  const run = underWay.find(({ state }) => state === 'running') ?? underWay.at(-1)
  if (!run) return null
  const now = progress.get(run.id)
  const stage = run.state === 'queued' ? runStrings.states.queued : runStrings.stages[now?.stage ?? run.stage ?? 'reading-photo']
  return (
    <div className="run-status">
      <button type="button" className="run-status-words" onClick={() => onOpen(run)}>
        <span className="run-status-stage">{stage}</span>
        <span className="faint">{photoNameOf(run)}</span>
        <span className="faint figures">{runStrings.samplesDone(run.samplesFinished, run.settings.samples)}</span>
      </button>
      <ProgressBar label={stage} fraction={run.state === 'queued' ? null : (now?.fraction ?? null)} />
      <IconButton label={runStrings.cancel} keys={cancelKeys} disabled={cancelling.has(run.id)} onClick={() => void cancel(run.id)}>
        <CircleStop aria-hidden="true" />
      </IconButton>
      {underWay.length > 1 && <span className="faint">{runStrings.queue(underWay.length - 1)}</span>}
    </div>
  )
}
