import { reportStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Work } from './work.ts'

/** How far some work is, with the way to stop it; or why it did not come to its end. */
export function WorkView({ work, onStop }: { work: Work<unknown>; onStop: () => void }) {
  const step = reportStrings.steps[work.step as keyof typeof reportStrings.steps] ?? reportStrings.steps.beginning
  return (
    <>
      {work.state === 'under-way' && (
        <div className="report-work">
          <p role="status">{step}</p>
          <Button onClick={onStop}>{reportStrings.stop}</Button>
          <ProgressBar label={step} fraction={work.fraction} />
        </div>
      )}
      {work.problem && <ProblemNote problem={work.problem} />}
    </>
  )
}
