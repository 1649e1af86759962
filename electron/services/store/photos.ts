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

/** Throws `not-in-library`, also for a photo that was removed. */
export function getPhoto(db: ReadConnection, id: PhotoId): Photo {
  const row = one<PhotoRow>(db, `${PHOTOS} WHERE id = :id AND removed_at IS NULL`, { id }) ?? notHere('photo', id)
  return photoOf(db, row, findDuplicates(db, { sha256: row.sha256, except: id }))
}
