import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { Run, RunState } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { durationText, momentText } from '../../ui/figures/moment.ts'
import { useRuns } from './store.ts'

const TONES: Record<RunState, Tone> = {
  queued: 'neutral',
  running: 'accent',
  finished: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  interrupted: 'warn',
}

export function RunStateBadge({ state }: { state: RunState }) {
  return <Badge tone={TONES[state]}>{runStrings.states[state]}</Badge>
}

/** The photo's runs, newest first; the chosen one is what the page shows. */
export function RunHistory({ runs, shown, photoId }: { runs: readonly Run[]; shown: Run | null; photoId: PhotoId }) {
  const choose = useRuns((state) => state.choose)
  const now = new Date()
  return (
    <ul className="run-history">
      {runs.map((run, index) => (
        <li key={run.id}>
          <button type="button" className="run-row" aria-current={run.id === shown?.id} onClick={() => choose(photoId, run.id)}>
            <span className="run-row-title">
              {runStrings.runTitle(runs.length - index)}
              <RunStateBadge state={run.state} />
              {run.viewId && <span className="faint">{run.passport?.view?.name ?? runStrings.ofView}</span>}
              {run.rerunOf && <span className="faint">{runStrings.repeats}</span>}
            </span>
            <span className="run-row-aside figures">
              {[
                momentText(run.queuedAt, now),
                run.passport?.modelName ?? run.settings.modelId,
                runStrings.samplesDone(run.samplesFinished, run.settings.samples),
                run.timings && durationText(run.timings.totalMs),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
