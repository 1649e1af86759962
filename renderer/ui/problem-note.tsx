import type { Problem } from '../../electron/contract/problem.ts'
import { uiStrings } from '../strings/index.ts'
import { Button } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import { FactList } from './fact-list.tsx'
import { Note } from './note.tsx'

interface ProblemNoteProps {
  problem: Problem
  tone?: 'bad' | 'warn'
  onRetry?: (() => void) | undefined
  onDismiss?: (() => void) | undefined
}

/** What happened, what can be done, and the details one click away. */
export function ProblemNote({ problem, tone = 'bad', onRetry, onDismiss }: ProblemNoteProps) {
  const details = Object.entries(problem.details ?? {})
  const actions = (onRetry || onDismiss) && (
    <>
      {onRetry && <Button onClick={onRetry}>{uiStrings.tryAgain}</Button>}
      {onDismiss && <Button onClick={onDismiss}>{uiStrings.dismiss}</Button>}
    </>
  )
  return (
    <Note tone={tone} title={problem.message} actions={actions}>
      <p>{problem.remedy}</p>
      {details.length > 0 && (
        <Disclosure title={uiStrings.details}>
          <FactList facts={[['code', problem.code], ...details.map(([name, value]): [string, string] => [name, String(value)])]} />
        </Disclosure>
      )}
    </Note>
  )
}
