import type { Group } from '../../electron/contract/groups.ts'
import type { CaseId, GroupId, PhotoViewId } from '../../electron/contract/ids.ts'
import type { Photo } from '../../electron/contract/photos.ts'
import type { Run } from '../../electron/contract/runs.ts'
import { useAnswer } from '../features/answer/index.ts'
import {
  addPaths,
  groupOf,
  listRows,
  type PageFiles,
  pathOf,
  sortGiven,
  useGroups,
  useIntake,
  usePhotos,
  useUploads,
} from '../features/photos/index.ts'
import { useImport } from '../features/reports/index.ts'
import { runToShow, useRunSettings, useRuns } from '../features/runs/index.ts'
import { useLayout } from './layout.ts'
import { goTo, useRoute } from './routes.ts'

/** The photo that the page is turned to; null while none is, or before it has been read. */
export function openPhoto(): Photo | null {
  const { screen, photoId } = useRoute.getState()
  if (screen !== 'workbench') return null
  return usePhotos.getState().photos?.find(({ id }) => id === photoId) ?? null
}

/** The run whose words and answer the page shows. */
export function runShown(): Run | null {
  return runToShow(useRuns.getState(), useRoute.getState().photoId)
}

/**
 * Takes files into the open case and turns to the first that arrives, unless the person turns elsewhere meanwhile.
 * An archive is a case of its own: it is imported.
 */
export function addFiles({ files, folders, hidden, notPhotos, unreadable, tooMany, ofFolder }: PageFiles): void {
  const { caseId } = useRoute.getState()
  if (!caseId) return
  if (ofFolder) useIntake.getState().tell({ queued: files.length, hidden, notPhotos, links: 0, unreadable, tooMany })
  const { archives, paths, uploads } = sortGiven(files, pathOf)
  if (archives.length > 0) void useImport.getState().take(archives)
  if (paths.length + uploads.length + folders.length === 0) return
  turnToNext()
  if (folders.length > 0) void useIntake.getState().addFolders(folders)
  if (uploads.length > 0) useUploads.getState().add(caseId, uploads)
  if (paths.length > 0) queuePaths(caseId, paths)
}

/** Files of this machine, read where they lie. What keeps them from being queued is said beside the queue. */
export function queuePaths(caseId: CaseId, paths: readonly string[]): void {
  useIntake.getState().setOpen(true)
  void useIntake.getState().act(() => addPaths(caseId, paths))
}

/** The photos in the order in which the column lists them. */
export function photosAsListed(): Photo[] {
  const rows = listRows(usePhotos.getState().photos ?? [], useGroups.getState().groups, new Set())
  return rows.flatMap((row) => (row.kind === 'photo' ? [row.photo] : []))
}

/** The group that the open photo is in. */
export function openGroup(): Group | null {
  return groupOf(useGroups.getState().groups, useRoute.getState().photoId)
}

/** Shows the answer of a group: on the open photo where it is in it, else on the group's first. */
export function showGroup(groupId: GroupId): void {
  const { caseId, photoId } = useRoute.getState()
  const group = useGroups.getState().groups.find(({ id }) => id === groupId)
  const [first] = group?.photoIds ?? []
  if (!group || !first) return
  useAnswer.getState().setOfGroup(true)
  useLayout.getState().change({ tab: 'answer' })
  if (!photoId || !group.photoIds.includes(photoId)) goTo({ caseId, photoId: first })
}

let stopWaiting = () => {}

/** Turns to the next photo that is listed and was not listed before, or that a file turns out to be that was in the case already. */
export function turnToNext(): void {
  stopWaiting()
  const { caseId, photoId } = useRoute.getState()
  const known = new Set(usePhotos.getState().photos?.map(({ id }) => id))
  const foundBefore = useIntake.getState().summary?.foundHere?.number ?? 0
  const look = () => {
    const now = useRoute.getState()
    if (now.caseId !== caseId || (photoId && now.photoId !== photoId)) return stopWaiting()
    const { photos, caseId: listed } = usePhotos.getState()
    const { summary, caseId: followed } = useIntake.getState()
    const found = followed === caseId && (summary?.foundHere?.number ?? 0) > foundBefore ? summary?.foundHere?.photoId : undefined
    const next = (listed === caseId && photos?.find(({ id }) => !known.has(id))?.id) || found
    if (!next) return
    stopWaiting()
    goTo({ caseId, photoId: next })
  }
  const stops = [usePhotos.subscribe(look), useIntake.subscribe(look)]
  stopWaiting = () => {
    for (const stop of stops) stop()
  }
}

/** Starts a run of the open photo, or of a view of it, with the settings as drafted, and shows it. */
export async function locate(viewId?: PhotoViewId): Promise<void> {
  const photo = openPhoto()
  const { draft } = useRunSettings.getState()
  if (!photo || !draft) return
  const { change } = useLayout.getState()
  change({ tab: 'reasoning' })
  await useRuns.getState().start([photo.id], draft, viewId)
  // Settings that the library refuses are explained beside the form.
  if (useRuns.getState().problem) change({ tab: 'run' })
}
