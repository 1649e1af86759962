import { X } from 'lucide-react'
import { intakeStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
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
  const [first, second] = findings.tooMany
    ? [intakeStrings.tooMany(MOST_PAGE_FILES), intakeStrings.tooManyRemedy]
    : [intakeStrings.findings(findings.queued), leftOut.length > 0 ? intakeStrings.leftOut(leftOut) : null]
  return (
    <div className="intake-findings" data-tone={findings.tooMany ? 'warn' : undefined} role="status">
      <p>
        <strong>{first}</strong> {second}
      </p>
      <IconButton label={intakeStrings.dismissFindings} onClick={() => tell(null)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
