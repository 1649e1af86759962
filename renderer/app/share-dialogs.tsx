import type { CaseId } from '../../electron/contract/ids.ts'
import { useCases } from '../features/cases/index.ts'
import { usePhotos } from '../features/photos/index.ts'
import { ExportDialog, ReportDialog } from '../features/reports/index.ts'
import { useRoute } from './routes.ts'

/** What leaves the open case: told which case and which photos it is. */
export function ShareDialogs({ caseId }: { caseId: CaseId }) {
  const photoId = useRoute((route) => route.photoId)
  const photos = usePhotos((state) => state.photos)
  const title = useCases((state) => state.cases?.find(({ id }) => id === caseId)?.title ?? '')
  return (
    <>
      <ReportDialog caseId={caseId} photos={photos ?? []} photoId={photoId} />
      <ExportDialog caseId={caseId} title={title} />
    </>
  )
}
