import { Files } from 'lucide-react'
import type { Photo } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'

/** Of a photo's row: that another case has the same file. The way there is beside the open photo. */
export function CopyHint({ photo, titleOf }: { photo: Photo; titleOf: (caseId: Photo['caseId']) => string | undefined }) {
  const elsewhere = photo.duplicates.find(({ caseId }) => caseId !== photo.caseId)
  const title = elsewhere && titleOf(elsewhere.caseId)
  if (!title) return null
  const words = photoStrings.sameFileIn(title)
  return (
    <span className="photo-copy-hint" title={words}>
      <Files aria-hidden="true" />
      {words}
    </span>
  )
}
