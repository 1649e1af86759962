import { useEffect, useRef } from 'react'
import type { EntitiesOfRun } from '../../../electron/contract/entities.ts'
import { reasoningStrings } from '../../strings/index.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Note } from '../../ui/note.tsx'
import { RawWords } from './raw-words.tsx'
import { type Trace, wordsWithoutTags } from './trace.ts'
import { TracedText } from './traced-text.tsx'

/** Distance from the end, px, within which new words pull the view along. */
const FOLLOW_PX = 96

interface TraceBodyProps {
  trace: Trace | undefined
  found: EntitiesOfRun | null
  /** Keeps the end of the words in sight while they are written. */
  follows?: boolean
}

/** A sample's words, with their marks once they are all there, and as they came one click away. Text stays text, whatever it holds. */
export function TraceBody({ trace, found, follows = false }: TraceBodyProps) {
  if (!trace) return null
  const { finished, number } = trace
  if (!finished) return <WordsBeingWritten text={trace.text} follows={follows} />
  const { reasoning, complaints } = finished.answer
  return (
    <>
      {reasoning ? <TracedText text={reasoning} sample={number} found={found} /> : <p className="faint">{reasoningStrings.noReasoning}</p>}
      {complaints.length > 0 && (
        <Note tone="warn" title={reasoningStrings.complaints}>
          <ul>
            {complaints.map((complaint) => (
              <li key={complaint}>{complaint}</li>
            ))}
          </ul>
        </Note>
      )}
      <Disclosure title={reasoningStrings.raw}>
        <RawWords sample={finished} />
      </Disclosure>
    </>
  )
}

function WordsBeingWritten({ text, follows }: { text: string; follows: boolean }) {
  const end = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // Follows the words only while their end is in sight: whoever scrolled back to read is left alone.
    const panel = follows && end.current?.closest('[role="tabpanel"]')
    if (text && panel && panel.scrollHeight - panel.scrollTop - panel.clientHeight < FOLLOW_PX) panel.scrollTop = panel.scrollHeight
  }, [text, follows])
  return (
    // Never a live region: words that come ten times a second cannot be listened to.
    <p className="traced" aria-busy="true">
      {wordsWithoutTags(text)}
      <span ref={end} className="sample-caret" aria-hidden="true" />
    </p>
  )
}
