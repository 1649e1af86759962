// Batches: photos that were added by one hand at one time.
import type { BatchId, CaseId, PhotoId } from '../../contract/ids.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { cancelIntakeOfBatch, retryIntakeOfBatch } from './intake-changes.ts'
import { appendLog } from './log.ts'
import { bringBackPhoto, removePhoto } from './photo-changes.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** `null` for a batch that is not there. */
export function batchState(db: ReadConnection, batchId: BatchId): 'standing' | 'taken-back' | null {
  const row = one<{ takenBackAt: string | null }>(db, 'SELECT taken_back_at AS takenBackAt FROM intake_batches WHERE id = :batchId', {
    batchId,
  })
  return row && (row.takenBackAt === null ? 'standing' : 'taken-back')
}

/** Makes the batch; where it was taken back, its photos are in the case again and its files in the queue. Throws `not-in-library`. */
export function standBatch(db: WriteConnection, input: { caseId: CaseId; batchId: BatchId }, stamp: Stamp): void {
  const { caseId, batchId } = input
  inTransaction(db, () => {
    requireCase(db, caseId)
    const before = batchState(db, batchId)
    change(
      db,
      `INSERT INTO intake_batches (id, case_id) VALUES (:batchId, :caseId) ON CONFLICT (id) DO UPDATE SET taken_back_at = NULL`,
      input,
    )
    if (before !== 'taken-back') return
    // The same bytes that were added anew in the meantime are there already: nothing of them is missing.
    const photos = photosOf(db, batchId, 'removed').filter((photoId) => !isHereAgain(db, photoId))
    for (const photoId of photos) bringBackPhoto(db, { photoId }, stamp)
    const files = retryIntakeOfBatch(db, batchId, stamp)
    appendLog(db, { action: 'photos-added-again', subject: `case:${caseId}`, details: { photos: photos.length, files } }, stamp)
  })
}

/** Takes the photos of a batch out of the case, and what still waits of it off the queue. */
export function takeBatchBack(db: WriteConnection, input: { caseId: CaseId; batchId: BatchId }, stamp: Stamp): void {
  const { caseId, batchId } = input
  inTransaction(db, () => {
    const now = stamp.now.toISOString()
    change(db, 'UPDATE intake_batches SET taken_back_at = :now WHERE id = :batchId', { batchId, now })
    const files = cancelIntakeOfBatch(db, batchId, stamp)
    // The list of files no longer says that they were added.
    change(db, "DELETE FROM intake_items WHERE batch_id = :batchId AND state IN ('added', 'already-here')", { batchId })
    const photos = photosOf(db, batchId, 'here')
    for (const photoId of photos) removePhoto(db, { photoId }, stamp)
    appendLog(db, { action: 'photos-taken-back', subject: `case:${caseId}`, details: { photos: photos.length, files } }, stamp)
  })
}

export function notePhotoOfBatch(db: WriteConnection, input: { batchId: BatchId; photoId: PhotoId }): void {
  inTransaction(db, () =>
    change(db, 'INSERT INTO batch_photos (batch_id, photo_id) VALUES (:batchId, :photoId) ON CONFLICT DO NOTHING', input),
  )
}

function photosOf(db: ReadConnection, batchId: BatchId, which: 'here' | 'removed'): PhotoId[] {
  const rows = many<{ photoId: PhotoId }>(
    db,
    `SELECT photo_id AS photoId FROM batch_photos JOIN photos ON photos.id = photo_id
     WHERE batch_id = :batchId AND removed_at IS ${which === 'here' ? '' : 'NOT '}NULL ORDER BY position`,
    { batchId },
  )
  return rows.map(({ photoId }) => photoId)
}

function isHereAgain(db: ReadConnection, photoId: PhotoId): boolean {
  const again = one(
    db,
    `SELECT 1 FROM photos AS gone JOIN photos AS here USING (sha256, case_id)
     WHERE gone.id = :photoId AND here.id <> :photoId AND here.removed_at IS NULL`,
    { photoId },
  )
  return again !== null
}
