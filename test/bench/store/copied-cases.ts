import type { CaseId } from '../../../electron/contract/ids.ts'
import type { WriteConnection } from '../../../electron/services/store/connection.ts'
import { change, many } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'

// Ids and hashes of a copy begin with its number; everything else of them is that of the first case.
const own = (column: string) => `printf('%08x', :copy) || substr(${column}, 9)`
const named = `printf('IMG_%d_', :copy * 100000 + position) || substr(file_name, instr(substr(file_name, 5), '_') + 5)`
// Digits in another order: pictures that look different, in the same shares of set bits.
const turned = `substr(perceptual_hash, :copy % 15 + 2) || substr(perceptual_hash, 1, :copy % 15 + 1)`

const IN_CASE = 'SELECT id FROM photos WHERE case_id = :caseId'
const STEPS = [
  `INSERT INTO cases (id, title, created_at, status, assignee, changed_at)
     SELECT ${own('id')}, :title, created_at, status, assignee, changed_at FROM cases WHERE id = :caseId`,
  `INSERT INTO originals (sha256, media_type, byte_length, width_px, height_px, perceptual_hash)
     SELECT ${own('sha256')}, media_type, byte_length, width_px, height_px, ${turned} FROM originals
     WHERE sha256 IN (SELECT sha256 FROM photos WHERE case_id = :caseId)`,
  `INSERT INTO photos (id, case_id, sha256, position, file_name, remarks, added_at, status, changed_at)
     SELECT ${own('id')}, ${own('case_id')}, ${own('sha256')}, position, ${named}, remarks, added_at, status, changed_at FROM photos
     WHERE case_id = :caseId ORDER BY number`,
  `INSERT INTO photo_tags (photo_id, tag, position) SELECT ${own('photo_id')}, tag, position FROM photo_tags WHERE photo_id IN (${IN_CASE})`,
  `INSERT INTO case_tags (case_id, tag, position) SELECT ${own('case_id')}, tag, position FROM case_tags WHERE case_id = :caseId`,
  `INSERT INTO clues (id, photo_id, source, position, fingerprint, kind, title, reason, quote, supports, reliability, in_posterior, standing, polygon, text)
     SELECT ${own('id')}, ${own('photo_id')}, source, position, fingerprint, kind, title, reason, quote, supports, reliability, in_posterior,
       standing, polygon, text FROM clues WHERE photo_id IN (${IN_CASE})`,
  `INSERT INTO runs (id, photo_id, session_id, state, settings, timings, model_means_nothing, queued_at, started_at, ended_at)
     SELECT ${own('id')}, ${own('photo_id')}, session_id, state, settings, timings, model_means_nothing, queued_at, started_at, ended_at
     FROM runs WHERE photo_id IN (${IN_CASE}) ORDER BY number`,
  `INSERT INTO verdicts (photo_id, precision, place_name, lat, lon, reasons, decided_at, author)
     SELECT ${own('photo_id')}, precision, place_name, lat, lon, reasons, decided_at, author FROM verdicts
     WHERE photo_id IN (${IN_CASE}) ORDER BY number`,
  `INSERT INTO search_entries (kind, origin, case_id, photo_id, body)
     SELECT kind, origin || :copy, ${own('entries.case_id')}, ${own('photo_id')},
       CASE kind WHEN 'photo' THEN ${named} WHEN 'case' THEN :title ELSE body END
     FROM search_entries AS entries LEFT JOIN photos ON photos.id = photo_id WHERE entries.case_id = :caseId ORDER BY entries.number`,
]

/** Copies of a case with all its rows but the log's and the samples', a few seconds for a hundred thousand photos. */
export function copiesOfCase(
  db: WriteConnection,
  { caseId, copies, titleOf }: { caseId: CaseId; copies: number; titleOf: (index: number) => string },
): CaseId[] {
  for (let copy = 1; copy <= copies; copy++) {
    inTransaction(db, () => {
      for (const sql of STEPS) {
        const values = { caseId, copy, title: titleOf(copy) }
        change(db, sql, Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`))))
      }
    })
  }
  return many<{ id: CaseId }>(db, 'SELECT id FROM cases WHERE id <> :caseId ORDER BY number', { caseId }).map(({ id }) => id)
}
