import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Photo, PhotoMetadata } from '../../../electron/contract/photos.ts'
import { findingsOf, type Severity } from '../../../electron/core/metadata/findings.ts'
import { metadataStrings } from '../../strings/index.ts'

const ICONS = { contradiction: CircleAlert, doubt: TriangleAlert, note: Info }

/** What stands out in the metadata, gravest first, and what could not be believed. */
export function FindingList({ photo, metadata }: { photo: Photo; metadata: PhotoMetadata }) {
  const findings = findingsOf(metadata, photo)
  const { findings: sentences, severities } = metadataStrings
  const rows = [
    ...findings.map(({ code, severity, details }) => ({ severity, text: sentences[code](details) })),
    ...metadata.complaints.map((text) => ({ severity: 'doubt' as Severity, text })),
  ]
  const grave = rows.some(({ severity }) => severity !== 'note')
  return (
    <section className="section">
      <h3>{metadataStrings.standsOut}</h3>
      {rows.length > 0 && (
        <ul className="metadata-findings">
          {rows.map(({ severity, text }) => {
            const Icon = ICONS[severity]
            return (
              <li key={text} className="metadata-finding" data-severity={severity}>
                <Icon aria-hidden="true" />
                <p>
                  <span className="metadata-finding-severity">{severities[severity]}</span> {text}
                </p>
              </li>
            )
          })}
        </ul>
      )}
      {!grave && <p className="faint">{metadataStrings.nothingGrave}</p>}
    </section>
  )
}
