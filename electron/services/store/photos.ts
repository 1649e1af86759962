import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import type { ReadConnection } from './connection.ts'
import { duplicatesInCase, findDuplicates } from './duplicates.ts'
import { notHere } from './not-here.ts'
import { PHOTOS, type PhotoRow, photoOf } from './photo-row.ts'
import { many, one } from './statements.ts'

/** In the order they were added. */
export function listPhotos(db: ReadConnection, input: { caseId: CaseId }): Photo[] {
  const duplicates = duplicatesInCase(db, input.caseId)
  const rows = many<PhotoRow>(db, `${PHOTOS} WHERE case_id = :caseId AND removed_at IS NULL ORDER BY position`, { caseId: input.caseId })
  return rows.map((row) => photoOf(db, row, duplicates.get(row.id) ?? []))
}

/** The same, and a version with which to ask again: null photos where no list of photos has changed since `known`. */
export function listPhotosIfChanged(
  db: ReadConnection,
  { caseId, known }: { caseId: CaseId; known: number | null },
): { version: number; photos: Photo[] | null } {
  // Read first: what is written meanwhile is then read once more, never missed.
  const { version } = one<{ version: number }>(db, 'SELECT version FROM photo_lists')!
  return { version, photos: version === known ? null : listPhotos(db, { caseId }) }
}

/** Throws `not-in-library`, also for a photo that was removed. */
export function getPhoto(db: ReadConnection, id: PhotoId): Photo {
  const row = one<PhotoRow>(db, `${PHOTOS} WHERE id = :id AND removed_at IS NULL`, { id }) ?? notHere('photo', id)
  return photoOf(db, row, findDuplicates(db, { sha256: row.sha256, except: id }))
}
