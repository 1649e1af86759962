import type { Finding } from '../../../../electron/contract/overview.ts'
import { overviewStrings } from '../../../strings/index.ts'
import { MarkedText } from '../../../ui/marked-text.tsx'

/** Why a row is here: where the words stand that were searched for. */
export function FindingLines({ findings }: { findings: readonly Finding[] }) {
  return (
    <span className="row-findings">
      {findings.slice(0, 2).map(({ kind, photoId, excerpt }) => (
        <span key={`${kind} ${photoId} ${excerpt}`} className="row-finding">
          <span className="row-finding-kind">{overviewStrings.kinds[kind]}</span>
          <span className="row-finding-words">
            <MarkedText text={excerpt} />
          </span>
        </span>
      ))}
    </span>
  )
}
