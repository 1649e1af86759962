import type { Verdict } from '../../contract/cases.ts'
import type { PhotoId } from '../../contract/ids.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import { getPhoto } from './photos.ts'
import { indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many } from './statements.ts'
import { inTransaction } from './transaction.ts'

export type NewVerdict = Omit<Verdict, 'decidedAt' | 'author'>

/** Adds the analyst's conclusion; earlier ones are kept. */
export function decideVerdict(db: WriteConnection, input: NewVerdict, stamp: Stamp): Verdict {
  return inTransaction(db, () => {
    const { caseId } = getPhoto(db, input.photoId)
    const verdict: Verdict = { ...input, decidedAt: stamp.now.toISOString(), author: stamp.actor }
    const { at, ...columns } = verdict
    const values = { ...columns, lat: at?.lat ?? null, lon: at?.lon ?? null }
    change(
      db,
      `INSERT INTO verdicts (photo_id, precision, place_id, place_name, country_code, lat, lon, reasons, decided_at, author)
       VALUES (:photoId, :precision, :placeId, :placeName, :countryCode, :lat, :lon, :reasons, :decidedAt, :author)`,
      values,
    )
    const entry = { origin: `verdict:${verdict.photoId}`, caseId, photoId: verdict.photoId }
    indexWords(db, { ...entry, kind: 'place', words: verdict.placeName })
    indexWords(db, { ...entry, kind: 'note', words: verdict.reasons })
    const { photoId, decidedAt, author, ...details } = values
    appendLog(db, { action: 'verdict-decided', subject: `photo:${photoId}`, details }, stamp)
    return verdict
  })
}

/** Newest first: the first one stands. */
export function listVerdicts(db: ReadConnection, input: { photoId: PhotoId }): Verdict[] {
  const rows = many<Omit<Verdict, 'at'> & { lat: number | null; lon: number | null }>(
    db,
    `SELECT photo_id AS photoId, precision, place_id AS placeId, place_name AS placeName, country_code AS countryCode, lat, lon,
       reasons, decided_at AS decidedAt, author FROM verdicts WHERE photo_id = :photoId ORDER BY number DESC`,
    input,
  )
  return rows.map(({ lat, lon, ...row }) => ({ ...row, at: lat === null || lon === null ? null : { lat, lon } }))
}
