import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { WriteConnection } from './connection.ts'
import type { Stamp } from './stamp.ts'
import { change } from './statements.ts'

/** Writes down that something was done just now to a case, and to the photo where it concerns one. */
export function noteWork(db: WriteConnection, input: { caseId: CaseId | null; photoId: PhotoId | null }, stamp: Stamp): void {
  const now = stamp.now.toISOString()
  if (input.caseId) change(db, 'UPDATE cases SET changed_at = :now WHERE id = :id', { id: input.caseId, now })
  if (input.photoId) change(db, 'UPDATE photos SET changed_at = :now WHERE id = :id', { id: input.photoId, now })
}
