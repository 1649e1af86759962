import { type CareOfCase, type CaseCare, caseCare } from '../../contract/care.ts'
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** What holds until somebody decides otherwise: marking a photo as graphic covers it at once, and nothing else is covered. */
export const USUAL_CARE: CaseCare = { look: 'blur', scope: 'marked' }

/** Throws `not-in-library`. */
export function getCare(db: ReadConnection, caseId: CaseId): CareOfCase {
  requireCase(db, caseId)
  const row = one<CaseCare>(db, 'SELECT look, scope FROM case_care WHERE case_id = :caseId', { caseId })
  const marks = many<{ photoId: PhotoId; graphic: 0 | 1 }>(
    db,
    `SELECT photo_id AS photoId, graphic FROM graphic_marks JOIN photos ON photos.id = photo_id
     WHERE case_id = :caseId AND removed_at IS NULL ORDER BY position`,
    { caseId },
  )
  return {
    care: row ? caseCare.parse(row) : USUAL_CARE,
    marks: marks.map(({ photoId, graphic }) => ({ photoId, graphic: graphic === 1 })),
  }
}

export function setCare(db: WriteConnection, { caseId, care }: { caseId: CaseId; care: CaseCare }, stamp: Stamp): void {
  inTransaction(db, () => {
    const before = getCare(db, caseId).care
    change(
      db,
      `INSERT INTO case_care (case_id, look, scope) VALUES (:caseId, :look, :scope)
       ON CONFLICT (case_id) DO UPDATE SET look = excluded.look, scope = excluded.scope`,
      { caseId, ...care },
    )
    const details = { look: care.look, scope: care.scope, lookBefore: before.look, scopeBefore: before.scope }
    appendLog(db, { action: 'case-care-set', subject: `case:${caseId}`, details }, stamp)
  })
}

/** Null where nobody has said. */
export function getGraphicMark(db: ReadConnection, photoId: PhotoId): boolean | null {
  const row = one<{ graphic: 0 | 1 }>(db, 'SELECT graphic FROM graphic_marks WHERE photo_id = :photoId', { photoId })
  return row && row.graphic === 1
}

export function setGraphicMark(db: WriteConnection, input: { photoId: PhotoId; graphic: boolean | null }, stamp: Stamp): void {
  const { photoId, graphic } = input
  inTransaction(db, () => {
    if (graphic === null) change(db, 'DELETE FROM graphic_marks WHERE photo_id = :photoId', { photoId })
    else {
      change(
        db,
        `INSERT INTO graphic_marks (photo_id, graphic) VALUES (:photoId, :graphic)
         ON CONFLICT (photo_id) DO UPDATE SET graphic = excluded.graphic`,
        { photoId, graphic: graphic ? 1 : 0 },
      )
    }
    appendLog(db, { action: 'photo-marked-graphic', subject: `photo:${photoId}`, details: { graphic } }, stamp)
  })
}
