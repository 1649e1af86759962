import { X } from 'lucide-react'
import { useState } from 'react'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { IntakeNumber, IntakeSummary, LookAlike } from '../../../electron/contract/intake.ts'
import { intakeStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'

/** Turns the page to a photo, of this case or another. */
export type ShowPhoto = (caseId: CaseId, photoId: PhotoId) => void

/** What a photo looks like, and the way there. */
export function LookAlikeLink({ lead, other, onShow }: { lead: string; other: LookAlike; onShow: ShowPhoto }) {
  const { caseId, photoId, fileName, caseTitle } = other
  return (
    <>
      {lead}{' '}
      <button
        type="button"
        className="intake-link"
        aria-label={intakeStrings.turnTo(fileName, caseTitle)}
        onClick={() => onShow(caseId, photoId)}
      >
        {fileName}
      </button>{' '}
      {intakeStrings.inCase(caseTitle)}
    </>
  )
}

interface AlikeNoteProps {
  alike: IntakeSummary['alike']
  onShow: ShowPhoto
  onShowAll: () => void
}

/** Said once when photos come in that look like others of the library; the list says it of each. */
export function AlikeNote({ alike, onShow, onShowAll }: AlikeNoteProps) {
  const [dismissed, setDismissed] = useState<IntakeNumber | null>(null)
  if (!alike || alike.newest.number === dismissed) return null
  const { number, fileName, looksLike } = alike.newest
  return (
    <div className="intake-findings" role="status">
      <p>
        <LookAlikeLink lead={intakeStrings.alikeOf(fileName, looksLike.exact)} other={looksLike} onShow={onShow} />
        {alike.count > 1 && (
          <>
            {' \u00b7 '}
            <button type="button" className="intake-link" onClick={onShowAll}>
              {intakeStrings.moreAlike(alike.count - 1)}
            </button>
          </>
        )}
      </p>
      <IconButton label={intakeStrings.dismissAlike} onClick={() => setDismissed(number)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
