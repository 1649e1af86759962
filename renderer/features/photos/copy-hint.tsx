import { Copy, Files } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import type { Photo } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'
import { useLikeness } from './likeness-store.ts'

/** Of a photo's row: that another case has the same file, or that another photo looks like it. The way there is beside the open photo. */
export function CopyHint({ photo, titleOf }: { photo: Photo; titleOf: (caseId: Photo['caseId']) => string | undefined }) {
  const alike = useLikeness((state) => state.alike.get(photo.id))
  const round = useLikeness((state) => state.round)
  // With every other list of photos it is asked again.
  useEffect(() => useLikeness.getState().ask(photo.id), [photo.id, round])
  const elsewhere = photo.duplicates.find(({ caseId }) => caseId !== photo.caseId)
  const title = elsewhere && titleOf(elsewhere.caseId)
  if (title) return <Hint icon={<Files aria-hidden="true" />} words={photoStrings.sameFileIn(title)} />
  if (!alike) return null
  const words =
    alike.caseId === photo.caseId ? photoStrings.looksLike(alike.fileName) : photoStrings.looksLikeIn(alike.fileName, alike.caseTitle)
  return <Hint icon={<Copy aria-hidden="true" />} words={words} />
}

function Hint({ icon, words }: { icon: ReactNode; words: string }) {
  return (
    <span className="photo-copy-hint" title={words}>
      {icon}
      {words}
    </span>
  )
}
