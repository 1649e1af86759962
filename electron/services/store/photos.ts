import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { ChangedPhotos, Photo } from '../../contract/photos.ts'
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

interface ListsRow {
  version: number
  wholeSince: number
}

/** What has changed of the list since the answer of version `known`: all of it where that cannot be told photo by photo. */
export function changedPhotos(db: ReadConnection, { caseId, known }: { caseId: CaseId; known: number | null }): ChangedPhotos {
  // Read first: what is written meanwhile is then read once more, never missed.
  const { version, wholeSince } = one<ListsRow>(db, 'SELECT version, whole_since AS wholeSince FROM photo_lists')!
  if (known === null || known < wholeSince || known > version)
    return { version, whole: true, photos: listPhotos(db, { caseId }), removed: [] }
  if (known === version) return { version, whole: false, photos: [], removed: [] }
  const rows = many<PhotoRow>(db, `${PHOTOS} WHERE case_id = :caseId AND list_version > :known AND removed_at IS NULL ORDER BY position`, {
    caseId,
    known,
  })
  const removed = many<{ id: PhotoId }>(
    db,
    'SELECT id FROM photos WHERE case_id = :caseId AND list_version > :known AND removed_at IS NOT NULL',
    { caseId, known },
  )
  return {
    ...{ version, whole: false, removed: removed.map(({ id }) => id) },
    photos: rows.map((row) => photoOf(db, row, findDuplicates(db, { sha256: row.sha256, except: row.id }))),
  }
}

/** Throws `not-in-library`, also for a photo that was removed. */
export function getPhoto(db: ReadConnection, id: PhotoId): Photo {
  const row = one<PhotoRow>(db, `${PHOTOS} WHERE id = :id AND removed_at IS NULL`, { id }) ?? notHere('photo', id)
  return photoOf(db, row, findDuplicates(db, { sha256: row.sha256, except: id }))
}
