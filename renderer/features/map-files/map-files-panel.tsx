import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import { ExportForm } from './export-form.tsx'
import { ImportForm } from './import-form.tsx'
import './map-files.css'
import { OverlayList, type OverlayUses } from './overlay-list.tsx'

/** Files over the map, in and out. */
export function MapFilesPanel({ caseId, photoId, ...uses }: { caseId: CaseId; photoId: PhotoId | null } & OverlayUses) {
  return (
    <>
      <section className="section">
        <OverlayList {...uses} />
      </section>
      <section className="section">
        <ImportForm />
      </section>
      <section className="section">
        <ExportForm caseId={caseId} photoId={photoId} />
      </section>
    </>
  )
}
