import type { Sample } from '../../../electron/contract/runs.ts'
import { entityStrings, reasoningStrings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Trace } from './trace.ts'

interface SampleHeadProps {
  number: number
  trace: Trace | undefined
  /** Says which sample it is. */
  named?: boolean
}

/** What a sample answers; as high while it is written as after, so that its words do not jump when it ends. */
export function SampleHead({ number, trace, named = false }: SampleHeadProps) {
  return (
    <header className="sample-head">
      {named && <h3 className="sample-number">{reasoningStrings.sample(number)}</h3>}
      {trace?.finished ? <Answer sample={trace.finished} /> : <UnderWay trace={trace} />}
    </header>
  )
}

function Answer({ sample: { answer, resolvedName, stopReason } }: { sample: Sample }) {
  const named = [answer.city, answer.country].filter(Boolean).join(', ')
  return (
    <>
      <p className="sample-answer">{named || reasoningStrings.noAnswer}</p>
      <p className="sample-badges">
        {resolvedName && resolvedName !== named && <span className="faint">{reasoningStrings.resolved(resolvedName)}</span>}
        {named && !resolvedName && <Badge tone="warn">{reasoningStrings.unresolved}</Badge>}
        {stopReason !== 'end-of-answer' && <Badge tone="warn">{reasoningStrings.stops[stopReason]}</Badge>}
      </p>
    </>
  )
}

function UnderWay({ trace }: { trace: Trace | undefined }) {
  return (
    <>
      <p className="sample-answer sample-answer-open">{trace ? reasoningStrings.writing : reasoningStrings.waiting}</p>
      <p className="sample-badges">
        <span className="faint figures">{trace && entityStrings.wordsSoFar(trace.text.split(' ').length)}</span>
      </p>
    </>
  )
}
