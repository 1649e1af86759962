import type { PhotoId } from '../../contract/ids.ts'
import type { Library } from '../library/library.ts'
import { adoptOriginal, type IngestedOriginal, ingest } from '../photos/ingest.ts'
import type { Photos } from '../photos/photos.ts'
import { notePhotoOfBatch } from '../store/batches.ts'
import { finishIntake, isStillMine } from '../store/intake-changes.ts'
import type { IntakeWork } from '../store/intake-row.ts'
import { addPhoto } from '../store/photo-changes.ts'
import { similarPhotos } from '../store/similar-photos.ts'
import { inTransaction } from '../store/transaction.ts'
import { openFileBytes } from './file-bytes.ts'
import { inspectOriginal } from './inspect-original.ts'
import { receivedPath } from './received.ts'

export interface TakeInServices {
  library: Library
  photos: Photos
  /** Told of every photo that can be opened, so that its clues can be read before anybody asks. */
  onAdded?: (photoId: PhotoId) => void
}

/**
 * One item from its bytes to a photo of its case. The photo and the item's end are written in one step: whenever the
 * process dies, either both are there or the item is taken up again. Throws `ProblemError` and the signal's reason.
 */
export async function takeIn(
  { library, photos, onAdded }: TakeInServices,
  item: IntakeWork,
  { signal, onRead }: { signal: AbortSignal; onRead: (fraction: number) => void },
): Promise<void> {
  const { number, caseId, fileName, watched, batchId } = item
  const { sha256, byteLength } = await originalOf(library, item, signal, onRead)
  const found = await inspectOriginal({ library, photos }, { caseId, fileName, sha256, byteLength, credit: null }, signal)
  // A watched folder adds by itself what arrives in it.
  const stamp = watched ? library.byProgram() : library.stamp()
  const { photo } = inTransaction(library.write, () => {
    signal.throwIfAborted()
    if (!isStillMine(library.write, { number, sessionId: library.session })) throw new DOMException('It was cancelled', 'AbortError')
    const added = addPhoto(library.write, found, stamp)
    const { photo, alreadyHere } = added
    if (batchId && !alreadyHere) notePhotoOfBatch(library.write, { batchId, photoId: photo.id })
    const [likest] = alreadyHere ? [] : similarPhotos(library.write, { photoId: photo.id })
    finishIntake(
      library.write,
      { number, photoId: photo.id, alreadyHere, looksLike: likest?.photoId ?? null, problem: photo.problem },
      library.byProgram(),
    )
    return added
  })
  if (!found.problem) onAdded?.(photo.id)
}

async function originalOf(
  library: Library,
  { source }: IntakeWork,
  signal: AbortSignal,
  onRead: (fraction: number) => void,
): Promise<Pick<IngestedOriginal, 'sha256' | 'byteLength'>> {
  if ('received' in source) {
    const { received, sha256, byteLength } = source
    await adoptOriginal({ file: receivedPath(library.folder, received), path: library.originalPath(sha256), byteLength })
    return { sha256, byteLength }
  }
  const { bytes, requireUnchanged } = await openFileBytes(source.path, onRead)
  const original = await ingest({ bytes, originalPath: library.originalPath, folder: library.folder, signal })
  await requireUnchanged()
  return original
}
