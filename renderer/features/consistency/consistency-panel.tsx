import { useMemo } from 'react'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { PhotoMetadata } from '../../../electron/contract/photos.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { type CandidateChecks, checkCandidates } from '../../../electron/core/consistency/candidate-checks.ts'
import { type ExposureHint, exposureHint } from '../../../electron/core/consistency/exposure.ts'
import { consistencyStrings } from '../../strings/index.ts'
import { Segments } from '../../ui/segments.tsx'
import { CheckMark } from './check-mark.tsx'
import { type CheckWords, positionInWords, sunInWords, zoneInWords } from './in-words.ts'
import { useConsistency } from './store.ts'

const LIGHTS = (['day', 'night', 'unsaid'] as const).map((value) => ({ value, title: consistencyStrings.lights[value] }))

interface ConsistencyPanelProps {
  photoId: PhotoId
  /** Null until the file's metadata has been read. */
  metadata: PhotoMetadata | null
  candidates: readonly Candidate[]
}

/** The file's time, light and position against every candidate: a table, and a sentence for each thing that does not fit. */
export function ConsistencyPanel({ photoId, metadata, candidates }: ConsistencyPanelProps) {
  const seen = useConsistency((state) => state.seen.get(photoId) ?? 'unsaid')
  const see = useConsistency((state) => state.see)
  const checks = useMemo(() => (metadata ? checkCandidates(metadata, candidates, seen) : []), [metadata, candidates, seen])
  if (!metadata || checks.length === 0) return null
  const faults = checks.flatMap((one) => wordsOf(one).filter(({ result }) => result === 'contradicts'))
  return (
    <section className="section">
      <h3>{consistencyStrings.title}</h3>
      <p className="faint">{consistencyStrings.text}</p>
      <table className="table checks">
        <thead>
          <tr>
            <th scope="col">{consistencyStrings.candidate}</th>
            <th scope="col">{consistencyStrings.clock.title}</th>
            <th scope="col">{consistencyStrings.sun.title}</th>
            <th scope="col">{consistencyStrings.position.title}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((one) => (
            <tr key={one.candidate.rank}>
              <th scope="row">{one.candidate.name}</th>
              {wordsOf(one).map((words, column) => (
                <CheckCell key={column} words={words} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > 0 && (
        <ul className="check-faults">
          {faults.slice(0, FAULTS_SHOWN).map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className="field">
        <span className="field-label">{consistencyStrings.lightLabel}</span>
        <Segments label={consistencyStrings.lightLabel} value={seen} options={LIGHTS} onChange={(light) => see(photoId, light)} />
        <p className="field-hint">{exposureText(exposureHint(metadata))}</p>
      </div>
    </section>
  )
}

const FAULTS_SHOWN = 4

const wordsOf = (one: CandidateChecks): CheckWords[] => [zoneInWords(one), sunInWords(one), positionInWords(one)]

function CheckCell({ words: { result, brief, sentence } }: { words: CheckWords }) {
  return (
    <td title={sentence}>
      <span className="check">
        <CheckMark result={result} />
        <span className="check-words figures" data-result={result}>
          {brief}
        </span>
      </span>
    </td>
  )
}

function exposureText(hint: ExposureHint | null): string {
  const { exposure } = consistencyStrings
  return hint === null ? exposure.none : exposure[hint.suggests](hint.lightValue.toFixed(0))
}
