import { useEffect, useState } from 'react'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { SimilarPhoto } from '../../../electron/contract/photos.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { photoStrings } from '../../strings/index.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SmallPicture } from '../../ui/small-picture.tsx'
import { previewAddress, similarPhotos } from './api.ts'

/** Copies of the photo and photos that look the same, wherever in the library; nothing where there are none. */
export function SimilarPhotos({ photoId, onOpen }: { photoId: PhotoId; onOpen: (other: SimilarPhoto) => void }) {
  const [found, setFound] = useState<SimilarPhoto[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    similarPhotos(photoId).then(
      (others) => current && setFound(others),
      (error) => current && setProblem(problemFrom(error)),
    )
    return () => {
      current = false
    }
  }, [photoId])
  if (problem) return <ProblemNote problem={problem} tone="warn" />
  if (found.length === 0) return null
  return (
    <section className="similar" aria-label={photoStrings.alsoIn}>
      <h4>{photoStrings.alsoIn}</h4>
      <p className="faint">{photoStrings.alsoInText}</p>
      <ul className="similar-list">
        {found.map((other) => (
          <li key={other.photoId}>
            <button
              type="button"
              className="similar-photo"
              title={photoStrings.openSimilar(other.fileName, other.caseTitle)}
              onClick={() => onOpen(other)}
            >
              <SmallPicture className="photo-thumb" address={previewAddress(other.photoId, 320)} missing={photoStrings.unreadable} />
              <span className="similar-words">
                <span className="similar-case">{other.caseTitle}</span>
                <span className="similar-name">{other.fileName}</span>
                <span className="faint">{likenessText(other)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function likenessText({ exact, distanceBits }: SimilarPhoto): string {
  if (exact) return photoStrings.sameFile
  return distanceBits === 0 ? photoStrings.looksTheSame : photoStrings.alike(distanceBits)
}
