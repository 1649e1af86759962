import type { Run } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { isUnderWay } from './run-order.ts'
import { useRuns } from './store.ts'

/** Tells screen readers when a run enters a stage, finishes a sample, or ends: never more often. */
export function RunAnnouncer({ run }: { run: Run | null }) {
  const stage = useRuns((state) => (run ? state.progress.get(run.id)?.stage : undefined))
  let words = ''
  if (run && isUnderWay(run)) {
    const step = run.state === 'queued' ? runStrings.states.queued : runStrings.stages[stage ?? run.stage ?? 'reading-photo']
    words = runStrings.announcement(step, run.samplesFinished, run.settings.samples)
  } else if (run) {
    words = runStrings.ended(runStrings.states[run.state])
  }
  return (
    <p className="unseen" role="status" aria-live="polite">
      {words}
    </p>
  )
}
