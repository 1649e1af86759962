import type { ReactNode } from 'react'
import type { Photo, PhotoMetadata } from '../../../electron/contract/photos.ts'
import { metadataStrings } from '../../strings/index.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { momentText } from '../../ui/figures/moment.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'

/** What is known of the file itself: its bytes, its pixels, and the first of what its metadata says. */
export function FileFacts({ photo, metadata, similar }: { photo: Photo; metadata: PhotoMetadata | null; similar: ReactNode }) {
  const { facts: names } = metadataStrings
  const facts: (readonly [string, ReactNode])[] = [
    [names.file, photo.fileName],
    [names.kind, metadataStrings.kinds[photo.mediaType] ?? photo.mediaType],
    [names.size, byteSizeText(photo.byteLength)],
  ]
  if (photo.widthPx && photo.heightPx) facts.push([names.pixels, metadataStrings.pixelSize(photo.widthPx, photo.heightPx)])
  if (metadata?.capturedAt)
    facts.push([names.takenAt, [metadata.capturedAt.replace('T', ' '), metadata.utcOffset].filter(Boolean).join(' ')])
  if (metadata?.camera) facts.push([names.camera, metadata.camera])
  if (metadata?.software) facts.push([names.software, metadata.software])
  facts.push([names.added, momentText(photo.addedAt, new Date())])
  if (photo.credit) facts.push([names.credit, photo.credit])
  facts.push([names.sha256, <code key="hash">{photo.sha256}</code>])
  return (
    <section className="section">
      <h3>{metadataStrings.about}</h3>
      {photo.problem && <ProblemNote problem={photo.problem} tone="warn" />}
      {photo.remarks.map((remark) => (
        <Note key={remark}>{remark}</Note>
      ))}
      <FactList facts={facts} />
      {similar}
    </section>
  )
}
