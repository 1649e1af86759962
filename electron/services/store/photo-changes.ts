import { randomUUID } from 'node:crypto'
import type { PhotoId } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import { ProblemError } from '../../core/problem.ts'
import { requireCase } from './cases.ts'
import type { WriteConnection } from './connection.ts'
import { toJson, toJsonOrNull } from './json-column.ts'
import { noteWork } from './last-change.ts'
import { appendLog } from './log.ts'
import { getPhoto } from './photos.ts'
import { cancelQueuedRunsOfPhoto } from './run-changes.ts'
import { bringWordsBack, indexWords, setWordsAside } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface NewPhoto extends Omit<Photo, 'id' | 'addedAt' | 'duplicates' | 'status' | 'tags'> {
  /** 16 hexadecimal digits; null when the photo cannot be decoded. */
  perceptualHash: string | null
}

/** Adds a photo whose original is already on the disk. Once in a case, the same bytes are not added to it again. */
export function addPhoto(db: WriteConnection, input: NewPhoto, stamp: Stamp): { photo: Photo; alreadyHere: boolean } {
  return inTransaction(db, () => {
    requireCase(db, input.caseId)
    const here = one<{ id: PhotoId }>(db, 'SELECT id FROM photos WHERE sha256 = :sha256 AND case_id = :caseId AND removed_at IS NULL', {
      sha256: input.sha256,
      caseId: input.caseId,
    })
    if (here) return { photo: readAgain(db, here.id, input, stamp), alreadyHere: true }
    saveOriginal(db, input)
    const id = randomUUID() as string as PhotoId
    change(
      db,
      `INSERT INTO photos (id, case_id, sha256, position, file_name, problem, remarks, credit, added_at, changed_at)
       VALUES (:id, :caseId, :sha256, (SELECT coalesce(max(position), 0) + 1 FROM photos WHERE case_id = :caseId),
         :fileName, :problem, :remarks, :credit, :addedAt, :addedAt)`,
      {
        id,
        caseId: input.caseId,
        sha256: input.sha256,
        fileName: input.fileName,
        problem: toJsonOrNull(input.problem),
        remarks: toJson(input.remarks),
        credit: input.credit,
        addedAt: stamp.now.toISOString(),
      },
    )
    indexWords(db, { kind: 'photo', origin: `photo:${id}`, caseId: input.caseId, photoId: id, words: input.fileName })
    const details = { case: input.caseId, fileName: input.fileName, sha256: input.sha256 }
    noteWork(db, { caseId: input.caseId, photoId: null }, stamp)
    appendLog(db, { action: 'photo-added', subject: `photo:${id}`, details }, stamp)
    return { photo: getPhoto(db, id), alreadyHere: false }
  })
}

/** What could not be opened the first time (a reader that died, an older reader) may be now. */
function readAgain(db: WriteConnection, id: PhotoId, input: NewPhoto, stamp: Stamp): Photo {
  const before = getPhoto(db, id)
  if (!before.problem || input.problem) return before
  saveOriginal(db, input)
  change(db, 'UPDATE photos SET problem = NULL, remarks = :remarks WHERE id = :id', { id, remarks: toJson(input.remarks) })
  appendLog(db, { action: 'photo-opened', subject: `photo:${id}`, details: { problemBefore: before.problem.code } }, stamp)
  return getPhoto(db, id)
}

/** What the bytes turn out to be; read anew when a photo is added again, since a newer reader may understand more. */
function saveOriginal(db: WriteConnection, input: NewPhoto): void {
  change(
    db,
    `INSERT INTO originals (sha256, media_type, byte_length, width_px, height_px, perceptual_hash)
     VALUES (:sha256, :mediaType, :byteLength, :widthPx, :heightPx, :perceptualHash)
     ON CONFLICT (sha256) DO UPDATE SET media_type = excluded.media_type, width_px = coalesce(excluded.width_px, width_px),
       height_px = coalesce(excluded.height_px, height_px), perceptual_hash = coalesce(excluded.perceptual_hash, perceptual_hash)`,
    {
      sha256: input.sha256,
      mediaType: input.mediaType,
      byteLength: input.byteLength,
      widthPx: input.widthPx,
      heightPx: input.heightPx,
      perceptualHash: input.perceptualHash,
    },
  )
}

/** Hides the photo and all that was found on it, and takes it off the queue. False when it was removed already. */
export function removePhoto(db: WriteConnection, input: { photoId: PhotoId }, stamp: Stamp): { removed: boolean } {
  const { photoId } = input
  return inTransaction(db, () => {
    const now = stamp.now.toISOString()
    const removed = change(db, 'UPDATE photos SET removed_at = :now WHERE id = :photoId AND removed_at IS NULL', { photoId, now }) > 0
    if (!removed) return { removed }
    cancelQueuedRunsOfPhoto(db, photoId, stamp)
    setWordsAside(db, photoId)
    appendLog(db, { action: 'photo-removed', subject: `photo:${photoId}` }, stamp)
    return { removed }
  })
}

/** Puts a removed photo back in its place, with all that was found on it. Throws `not-in-library`, `photo-here-again`. */
export function bringBackPhoto(db: WriteConnection, input: { photoId: PhotoId }, stamp: Stamp): Photo {
  const { photoId } = input
  return inTransaction(db, () => {
    const again = one(
      db,
      `SELECT 1 FROM photos AS removed JOIN photos AS here USING (sha256, case_id)
       WHERE removed.id = :photoId AND here.id <> :photoId AND here.removed_at IS NULL`,
      { photoId },
    )
    if (again) throw new ProblemError(HERE_AGAIN)
    const back = change(db, 'UPDATE photos SET removed_at = NULL WHERE id = :photoId AND removed_at IS NOT NULL', { photoId }) > 0
    if (back) {
      bringWordsBack(db, photoId)
      appendLog(db, { action: 'photo-brought-back', subject: `photo:${photoId}` }, stamp)
    }
    return getPhoto(db, photoId)
  })
}

const HERE_AGAIN = {
  code: 'photo-here-again',
  message: 'The same photo was added to this case again after it had been removed, so it cannot be brought back beside itself.',
  remedy: 'Remove the one that is here first, if the older one with its runs and notes is wanted.',
}
