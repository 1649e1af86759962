import { useEffect, useRef } from 'react'
import { reasoningStrings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Note } from '../../ui/note.tsx'
import { RawText } from '../../ui/raw-text.tsx'
import { type Trace, wordsWithoutTags } from './trace.ts'

/** Distance from the end, px, within which new words pull the view along. */
const FOLLOW_PX = 96

/** One sample: what it answers, why, and its raw words. All of it is shown as text, whatever it holds. */
export function SampleView({ trace }: { trace: Trace }) {
  const { finished } = trace
  if (!finished) return <WordsBeingWritten text={trace.text} />
  const { answer, resolvedName, stopReason, tokens, seed } = finished
  const named = [answer.city, answer.country].filter(Boolean).join(', ')
  return (
    <article className="sample" aria-label={reasoningStrings.sample(trace.number)}>
      <header className="sample-head">
        <p className="sample-answer">{named || reasoningStrings.noAnswer}</p>
        {resolvedName && resolvedName !== named && <p className="faint">{reasoningStrings.resolved(resolvedName)}</p>}
        <p className="sample-badges">
          {named && !resolvedName && <Badge tone="warn">{reasoningStrings.unresolved}</Badge>}
          {stopReason !== 'end-of-answer' && <Badge tone="warn">{reasoningStrings.stops[stopReason]}</Badge>}
          <span className="faint figures">{reasoningStrings.words(tokens, seed)}</span>
        </p>
      </header>
      {answer.complaints.length > 0 && (
        <Note tone="warn" title={reasoningStrings.complaints}>
          <ul>
            {answer.complaints.map((complaint) => (
              <li key={complaint}>{complaint}</li>
            ))}
          </ul>
        </Note>
      )}
      {answer.reasoning ? <p className="sample-reasoning">{answer.reasoning}</p> : <p className="faint">{reasoningStrings.noReasoning}</p>}
      <Disclosure title={reasoningStrings.raw}>
        <RawText label={reasoningStrings.raw} text={finished.text} />
      </Disclosure>
    </article>
  )
}

function WordsBeingWritten({ text }: { text: string }) {
  const end = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // Follows the words only while their end is in sight: whoever scrolled back to read is left alone.
    const panel = end.current?.closest('[role="tabpanel"]')
    if (text && panel && panel.scrollHeight - panel.scrollTop - panel.clientHeight < FOLLOW_PX) panel.scrollTop = panel.scrollHeight
  }, [text])
  return (
    <p className="sample-reasoning" aria-busy="true">
      {wordsWithoutTags(text)}
      <span ref={end} className="sample-caret" aria-hidden="true" />
    </p>
  )
}
