import type { Photo } from '../../electron/contract/photos.ts'
import type { Run } from '../../electron/contract/runs.ts'
import { useIntake, usePhotos } from '../features/photos/index.ts'
import { runToShow, useRunSettings, useRuns } from '../features/runs/index.ts'
import { useLayout } from './layout.ts'
import { goTo, useRoute } from './routes.ts'

/** The photo that the page is turned to; null while none is, or before it has been read. */
export function openPhoto(): Photo | null {
  const { photoId } = useRoute.getState()
  return usePhotos.getState().photos?.find(({ id }) => id === photoId) ?? null
}

/** The run whose words and answer the page shows. */
export function runShown(): Run | null {
  return runToShow(useRuns.getState(), useRoute.getState().photoId)
}

/** Takes files into the open case and turns to the first that arrives. */
export function addFiles(files: File[]): void {
  const { caseId } = useRoute.getState()
  if (!caseId || files.length === 0) return
  let turned = false
  void useIntake.getState().add(caseId, files, async (photo) => {
    if (useRoute.getState().caseId !== caseId) return
    const first = !turned
    turned = true
    // Listed before it is opened: a photo that is not in the list is taken for one that is gone.
    await usePhotos.getState().load(caseId)
    if (first && useRoute.getState().caseId === caseId) goTo({ caseId, photoId: photo.id })
  })
}

/** Starts a run of the open photo with the settings as drafted, and shows it. */
export async function locate(): Promise<void> {
  const photo = openPhoto()
  const { draft } = useRunSettings.getState()
  if (!photo || !draft) return
  const { change } = useLayout.getState()
  change({ tab: 'reasoning' })
  await useRuns.getState().start([photo.id], draft)
  // Settings that the library refuses are explained beside the form.
  if (useRuns.getState().problem) change({ tab: 'run' })
}
