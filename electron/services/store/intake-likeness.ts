import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { IntakeNumber, IntakeSummary, LookAlike } from '../../contract/intake.ts'
import type { ReadConnection } from './connection.ts'
import { many, one } from './statements.ts'

/** The photo that an item looks like; null where none does, and for one that was removed since. */
export function lookAlikeOf(
  db: ReadConnection,
  { photoId, looksLike }: { photoId: PhotoId | null; looksLike: PhotoId | null },
): LookAlike | null {
  if (!photoId || !looksLike) return null
  const row = one<Omit<LookAlike, 'exact'> & { exact: 0 | 1 }>(
    db,
    `SELECT other.id AS photoId, other.case_id AS caseId, cases.title AS caseTitle, other.file_name AS fileName,
       other.sha256 = own.sha256 AS exact
     FROM photos AS other JOIN cases ON cases.id = other.case_id JOIN photos AS own ON own.id = :photoId
     WHERE other.id = :looksLike AND other.removed_at IS NULL AND own.removed_at IS NULL`,
    { photoId, looksLike },
  )
  return row && { ...row, exact: row.exact === 1 }
}

interface AlikeRow {
  number: IntakeNumber
  fileName: string
  photoId: PhotoId
  looksLike: PhotoId
}

/** How many photos that came in look like others, and the newest of them. */
export function intakeAlike(db: ReadConnection, input: { caseId: CaseId }): IntakeSummary['alike'] {
  const rows = many<AlikeRow>(
    db,
    `SELECT number, file_name AS fileName, photo_id AS photoId, looks_like AS looksLike FROM intake_items
     WHERE case_id = :caseId AND looks_like IS NOT NULL ORDER BY number DESC`,
    input,
  )
  for (const [index, { number, fileName, ...pair }] of rows.entries()) {
    const looksLike = lookAlikeOf(db, pair)
    if (looksLike) return { count: rows.length - index, newest: { number, fileName, looksLike } }
  }
  return null
}

/** The newest file that was found to be in the case already, unless its photo was removed since. */
export function intakeFoundHere(db: ReadConnection, input: { caseId: CaseId }): IntakeSummary['foundHere'] {
  return one(
    db,
    `SELECT intake_items.number AS number, photo_id AS photoId FROM intake_items JOIN photos ON photos.id = photo_id
     WHERE intake_items.case_id = :caseId AND state = 'already-here' AND removed_at IS NULL ORDER BY intake_items.number DESC LIMIT 1`,
    input,
  )
}
