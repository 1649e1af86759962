import type { CaseId, PhotoId, Sha256 } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import type { ReadConnection } from './connection.ts'
import { many } from './statements.ts'

const FOUND = 'photos.id AS photoId, case_id AS caseId, file_name AS fileName'

/** Photos of this library with the same bytes. */
export function findDuplicates(db: ReadConnection, input: { sha256: Sha256; except?: PhotoId }): Photo['duplicates'] {
  return many<Photo['duplicates'][number]>(
    db,
    `SELECT ${FOUND} FROM photos WHERE sha256 = :sha256 AND removed_at IS NULL AND id IS NOT :except ORDER BY number`,
    { sha256: input.sha256, except: input.except ?? null },
  )
}

/** The same for every photo of a case at once. */
export function duplicatesInCase(db: ReadConnection, caseId: CaseId): Map<PhotoId, Photo['duplicates']> {
  const pairs = many<{ of: PhotoId } & Photo['duplicates'][number]>(
    db,
    `SELECT here.id AS of, other.id AS photoId, other.case_id AS caseId, other.file_name AS fileName
     FROM photos AS here JOIN photos AS other ON other.sha256 = here.sha256 AND other.removed_at IS NULL AND other.id <> here.id
     WHERE here.case_id = :caseId AND here.removed_at IS NULL ORDER BY other.number`,
    { caseId },
  )
  const found = new Map<PhotoId, Photo['duplicates']>()
  for (const { of, ...other } of pairs) found.set(of, [...(found.get(of) ?? []), other])
  return found
}
