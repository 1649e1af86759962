import type { Verdict } from '../../contract/cases.ts'
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { VerdictContent } from '../../contract/judgements.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** Adds the analyst's conclusion; earlier ones are kept. */
export function decideVerdict(db: WriteConnection, input: VerdictContent, stamp: Stamp): Verdict {
  return inTransaction(db, () => {
    const { caseId } = getPhoto(db, input.photoId)
    const { at, ...columns } = input
    const values = { ...columns, lat: at?.lat ?? null, lon: at?.lon ?? null }
    change(
      db,
      `INSERT INTO verdicts (photo_id, precision, place_id, place_name, country_code, lat, lon, reasons, against, decided_at, author)
       VALUES (:photoId, :precision, :placeId, :placeName, :countryCode, :lat, :lon, :reasons, :against, :decidedAt, :author)`,
      { ...values, decidedAt: stamp.now.toISOString(), author: stamp.actor },
    )
    const verdict = listVerdicts(db, input)[0]!
    indexVerdict(db, caseId, verdict)
    const { photoId, ...details } = values
    appendLog(db, { action: 'verdict-decided', subject: `photo:${photoId}`, details: { verdict: verdict.number, ...details } }, stamp)
    return verdict
  })
}

/** Takes a verdict back, or lets it stand again; the verdict itself is never changed. Throws `not-in-library`. */
export function setVerdictWithdrawn(
  db: WriteConnection,
  input: { verdictNumber: number; withdrawn: boolean },
  stamp: Stamp,
): { caseId: CaseId; photoId: PhotoId } {
  return inTransaction(db, () => {
    const row = one<VerdictRow>(db, `${VERDICTS} WHERE number = :number`, { number: input.verdictNumber })
    const verdict = verdictOf(row ?? notHere('verdict', String(input.verdictNumber)))
    const { photoId, number } = verdict
    const { caseId } = getPhoto(db, photoId)
    change(db, 'INSERT INTO verdict_withdrawals (verdict_number, withdrawn, at, author) VALUES (:number, :withdrawn, :at, :author)', {
      number,
      withdrawn: input.withdrawn ? 1 : 0,
      at: stamp.now.toISOString(),
      author: stamp.actor,
    })
    dropWords(db, originOf(verdict))
    if (!input.withdrawn) indexVerdict(db, caseId, verdict)
    const action = input.withdrawn ? 'verdict-withdrawn' : 'verdict-reinstated'
    appendLog(db, { action, subject: `photo:${photoId}`, details: { verdict: number } }, stamp)
    return { caseId, photoId }
  })
}

const originOf = ({ number }: Verdict) => `verdict:${number}`

function indexVerdict(db: WriteConnection, caseId: CaseId, verdict: Verdict): void {
  const entry = { origin: originOf(verdict), caseId, photoId: verdict.photoId }
  indexWords(db, { ...entry, kind: 'place', words: verdict.placeName })
  indexWords(db, { ...entry, kind: 'note', words: [verdict.reasons, verdict.against].filter((words) => words !== '').join('\n') })
}

const VERDICTS = `
  SELECT number, photo_id AS photoId, precision, place_id AS placeId, place_name AS placeName, country_code AS countryCode, lat, lon,
    reasons, against, decided_at AS decidedAt, author,
    coalesce((SELECT withdrawn FROM verdict_withdrawals WHERE verdict_number = verdicts.number ORDER BY number DESC LIMIT 1), 0) AS withdrawn
  FROM verdicts`

interface VerdictRow extends Omit<Verdict, 'at' | 'withdrawn'> {
  lat: number | null
  lon: number | null
  withdrawn: 0 | 1
}

function verdictOf({ lat, lon, withdrawn, ...row }: VerdictRow): Verdict {
  return { ...row, at: lat === null || lon === null ? null : { lat, lon }, withdrawn: withdrawn === 1 }
}

/** Newest first, withdrawn ones among them: the first that is not withdrawn stands. */
export function listVerdicts(db: ReadConnection, input: { photoId: PhotoId }): Verdict[] {
  return many<VerdictRow>(db, `${VERDICTS} WHERE photo_id = :photoId ORDER BY number DESC`, { photoId: input.photoId }).map(verdictOf)
}
