import { FileX2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Photo, PhotoMetadata } from '../../../electron/contract/photos.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { metadataStrings } from '../../strings/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { FieldList } from './field-list.tsx'
import { FileFacts } from './file-facts.tsx'
import { FindingList } from './finding-list.tsx'

interface MetadataPanelProps {
  photo: Photo
  /** Null until it has been read. */
  metadata: PhotoMetadata | null
  problem: Problem | null
  /** Stands among the facts: other photos like this one. */
  similar: ReactNode
}

/** The file: what it is, what stands out in its metadata, and every field explained. */
export function MetadataPanel({ photo, metadata, problem, similar }: MetadataPanelProps) {
  return (
    <>
      {problem && (
        <section className="section">
          <ProblemNote problem={problem} />
        </section>
      )}
      <FileFacts photo={photo} metadata={metadata} similar={similar} />
      {metadata ? (
        <FindingList photo={photo} metadata={metadata} />
      ) : (
        <section className="section">
          <p className="faint">{metadataStrings.notRead}</p>
        </section>
      )}
      {metadata && metadata.fields.length > 0 && <FieldList fields={metadata.fields} />}
      {metadata?.fields.length === 0 && (
        <EmptyState icon={<FileX2 aria-hidden="true" />} title={metadataStrings.noneTitle} text={metadataStrings.noneText} />
      )}
    </>
  )
}
