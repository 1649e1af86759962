import { useEffect, useState } from 'react'
import type { CaseImport } from '../../../electron/contract/archives.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { connection } from '../../rpc/index.ts'
import { reportStrings } from '../../strings/index.ts'
import { momentText } from '../../ui/figures/moment.ts'
import { Note } from '../../ui/note.tsx'
import { provenanceOf } from './api.ts'

const words = reportStrings.provenance

/** Where the case came from; nothing for one that began in this library. */
export function ImportedNote({ caseId }: { caseId: CaseId }) {
  const [imports, setImports] = useState<readonly CaseImport[]>([])
  useEffect(() => {
    let current = true
    setImports([])
    provenanceOf(caseId).then(
      (found) => current && setImports(found),
      // A lost line is shown where it belongs; the next time the case is opened asks again.
      (error) => connection.getState().phase === 'open' && console.warn('Where the case came from is not known.', error),
    )
    return () => {
      current = false
    }
  }, [caseId])
  const [last] = imports
  if (!last) return null
  const now = new Date()
  return (
    <section className="section">
      <Note title={words.title(last.exportedBy)}>
        <p>{words.text(momentText(last.importedAt, now), last.importedBy, last.fileName)}</p>
        <p>{words.log(last.logEntries)}</p>
        <p>{words.seal}</p>
        <code className="hash">{last.seal}</code>
      </Note>
    </section>
  )
}
