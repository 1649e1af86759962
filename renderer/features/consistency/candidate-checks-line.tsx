import { useMemo } from 'react'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { PhotoMetadata } from '../../../electron/contract/photos.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { checkCandidates } from '../../../electron/core/consistency/candidate-checks.ts'
import { consistencyStrings } from '../../strings/index.ts'
import { CheckMark } from './check-mark.tsx'
import { positionInWords, sunInWords, zoneInWords } from './in-words.ts'
import { useConsistency } from './store.ts'

interface CandidateChecksLineProps {
  photoId: PhotoId
  metadata: PhotoMetadata | null
  candidate: Candidate
}

/** The same checks for one candidate, in a line below it; left out where none of them says anything. */
export function CandidateChecksLine({ photoId, metadata, candidate }: CandidateChecksLineProps) {
  const seen = useConsistency((state) => state.seen.get(photoId) ?? 'unsaid')
  const [checks] = useMemo(() => (metadata ? checkCandidates(metadata, [candidate], seen) : []), [metadata, candidate, seen])
  if (!checks) return null
  const words = [
    { name: consistencyStrings.clock.title, ...zoneInWords(checks) },
    { name: consistencyStrings.sun.title, ...sunInWords(checks) },
    { name: consistencyStrings.position.title, ...positionInWords(checks) },
  ].filter(({ result }) => result !== 'unknown')
  if (words.length === 0) return null
  return (
    <ul className="checks-line" aria-label={consistencyStrings.title}>
      {words.map(({ name, result, sentence }) => (
        <li key={name} className="check" title={sentence}>
          <CheckMark result={result} />
          {name}
        </li>
      ))}
    </ul>
  )
}
