import type { PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { Run } from '../../../electron/contract/runs.ts'

/** Puts a run in its place: newest first, one entry a run. */
export function withRun(runs: readonly Run[], run: Run): Run[] {
  const others = runs.filter(({ id }) => id !== run.id)
  return [...others, run].sort((a, b) => b.queuedAt.localeCompare(a.queuedAt))
}

export const isUnderWay = (run: Run): boolean => run.state === 'queued' || run.state === 'running'

/** The run to show of a photo: the chosen one, else the newest. */
export function runToShow(
  { runs, chosen }: { runs: readonly Run[] | null; chosen: ReadonlyMap<PhotoId, RunId> },
  photoId: PhotoId | null,
): Run | null {
  if (!photoId) return null
  const ofPhoto = runs?.filter((run) => run.photoId === photoId) ?? []
  return ofPhoto.find(({ id }) => id === chosen.get(photoId)) ?? ofPhoto[0] ?? null
}
