import { intakeStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { type Findings, useIntake } from './intake-store.ts'
import { MOST_PAGE_FILES } from './page-files.ts'

function leftOutParts({ hidden, notPhotos, links, unreadable }: Findings): string[] {
  const parts: string[] = []
  if (hidden > 0) parts.push(intakeStrings.hidden(hidden))
  if (notPhotos > 0) parts.push(intakeStrings.notPhotos(notPhotos))
  if (links > 0) parts.push(intakeStrings.links(links))
  if (unreadable > 0) parts.push(intakeStrings.unreadable(unreadable))
  return parts
}

/** What was found in a folder that was just added, and what was left out of it. */
export function FindingsNote() {
  const findings = useIntake((state) => state.findings)
  const tell = useIntake((state) => state.tell)
  if (!findings) return null
  const leftOut = leftOutParts(findings)
  const actions = <Button onClick={() => tell(null)}>{intakeStrings.understood}</Button>
  return (
    <div className="panel-pad" role="status">
      {findings.tooMany ? (
        <Note tone="warn" title={intakeStrings.tooMany(MOST_PAGE_FILES)} actions={actions}>
          <p>{intakeStrings.tooManyRemedy}</p>
        </Note>
      ) : (
        <Note title={intakeStrings.findings(findings.queued)} actions={actions}>
          {leftOut.length > 0 && <p>{intakeStrings.leftOut(leftOut)}</p>}
        </Note>
      )}
    </div>
  )
}
