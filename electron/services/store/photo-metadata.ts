import type { PhotoId } from '../../contract/ids.ts'
import { type PhotoMetadata, photoMetadata } from '../../contract/photos.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJsonOrNull, toJson } from './json-column.ts'
import type { Stamp } from './stamp.ts'
import { change, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** Replaces what was read before. */
export function saveMetadata(db: WriteConnection, input: { photoId: PhotoId; metadata: PhotoMetadata }, stamp: Stamp): void {
  inTransaction(db, () =>
    change(
      db,
      `INSERT INTO photo_metadata (photo_id, metadata, read_at) VALUES (:photoId, :metadata, :now)
       ON CONFLICT (photo_id) DO UPDATE SET metadata = excluded.metadata, read_at = excluded.read_at`,
      { photoId: input.photoId, metadata: toJson(input.metadata), now: stamp.now.toISOString() },
    ),
  )
}

/** Null when the photo's metadata has not been read yet. */
export function getMetadata(db: ReadConnection, photoId: PhotoId): PhotoMetadata | null {
  const row = one<{ metadata: string }>(db, 'SELECT metadata FROM photo_metadata WHERE photo_id = :photoId', { photoId })
  return fromJsonOrNull(db, 'photo_metadata.metadata', photoMetadata, row?.metadata ?? null)
}
