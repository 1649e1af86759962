import { GitCompare, Play, Repeat2 } from 'lucide-react'
import type { Run } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { isUnderWay } from './run-order.ts'
import { useRuns } from './store.ts'

/** What can be done with a run that has ended: go on, run again, compare. */
export function RunActions({ run }: { run: Run }) {
  const { retry, rerun, compare, comparison } = useRuns()
  if (isUnderWay(run)) return null
  const result = comparison?.runId === run.id ? comparison.result : null
  return (
    <div className="stack">
      <div className="button-row">
        {run.state !== 'finished' && (
          <Button icon={<Play aria-hidden="true" />} onClick={() => void retry(run.id)}>
            {runStrings.retry}
          </Button>
        )}
        <Button icon={<Repeat2 aria-hidden="true" />} onClick={() => void rerun(run.id)}>
          {runStrings.rerun}
        </Button>
        {run.rerunOf && run.state === 'finished' && (
          <Button icon={<GitCompare aria-hidden="true" />} onClick={() => void compare(run)}>
            {runStrings.compare}
          </Button>
        )}
      </div>
      {result && (
        <Note tone={result.identical ? 'plain' : 'warn'} title={result.identical ? runStrings.identical : runStrings.different}>
          <ul>
            {result.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
            {result.samples.map(({ number, sameTokens, firstDifference }) => (
              <li key={number}>
                {sameTokens || firstDifference === null ? runStrings.sampleSame(number) : runStrings.sampleDiffers(number, firstDifference)}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
