import type { ReactNode } from 'react'
import type { Photo, SimilarPhoto } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { momentText } from '../../ui/figures/moment.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SimilarPhotos } from './similar-photos.tsx'
import { usePhotos } from './store.ts'

/** What is known of the file: its bytes, its pixels, and what its metadata says about itself. */
export function PhotoFacts({ photo, onOpen }: { photo: Photo; onOpen: (other: SimilarPhoto) => void }) {
  const opened = usePhotos((state) => state.opened)
  const openProblem = usePhotos((state) => state.openProblem)
  const metadata = opened?.photoId === photo.id ? opened.metadata : null
  const facts: (readonly [string, ReactNode])[] = [
    [photoStrings.file, photo.fileName],
    [photoStrings.kind, photo.mediaType],
    [photoStrings.size, byteSizeText(photo.byteLength)],
  ]
  if (photo.widthPx && photo.heightPx) facts.push([photoStrings.pixels, photoStrings.originalSize(photo.widthPx, photo.heightPx)])
  if (metadata?.capturedAt) facts.push([photoStrings.takenAt, [metadata.capturedAt, metadata.utcOffset].filter(Boolean).join(' ')])
  if (metadata?.camera) facts.push([photoStrings.camera, metadata.camera])
  if (metadata?.software) facts.push([photoStrings.software, metadata.software])
  facts.push([photoStrings.added, momentText(photo.addedAt, new Date())])
  if (photo.credit) facts.push([photoStrings.credit, photo.credit])
  facts.push([photoStrings.sha256, <code key="hash">{photo.sha256}</code>])
  return (
    <section className="section">
      <h3>{photoStrings.about}</h3>
      {photo.problem && <ProblemNote problem={photo.problem} tone="warn" />}
      {openProblem && <ProblemNote problem={openProblem} />}
      {photo.remarks.map((remark) => (
        <Note key={remark}>{remark}</Note>
      ))}
      <SimilarPhotos key={photo.id} photoId={photo.id} onOpen={onOpen} />
      <FactList facts={facts} />
      {metadata?.complaints.map((complaint) => (
        <Note key={complaint} tone="warn" title={photoStrings.notBelieved}>
          {complaint}
        </Note>
      ))}
      {opened?.photoId === photo.id &&
        (metadata && metadata.fields.length > 0 ? (
          <Disclosure title={photoStrings.fields(metadata.fields.length)}>
            <FactList facts={metadata.fields.map(({ group, name, value }) => [`${group} · ${name}`, value] as const)} />
          </Disclosure>
        ) : (
          <p className="faint">{metadata ? photoStrings.noMetadata : photoStrings.metadataNotRead}</p>
        ))}
    </section>
  )
}
