import { deflateSync, inflateSync } from 'node:zlib'
import { z } from 'zod'
import type { RunId } from '../../contract/ids.ts'
import { clueId } from '../../contract/ids.ts'
import { type Candidate, type Posterior, posterior } from '../../contract/posterior.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson, toJson } from './json-column.ts'
import { getRun } from './runs.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { damaged } from './store-problems.ts'
import { inTransaction } from './transaction.ts'

/** All but the candidates, which have rows of their own. */
const snapshot = posterior.omit({ candidates: true })
const sampleNumbers = z.array(z.number().int())
const clueIds = z.array(clueId)

/** Keeps the answer of a run as it was when the run ended; a later one replaces it. */
export function savePosterior(db: WriteConnection, input: { runId: RunId; posterior: Posterior }, stamp: Stamp): void {
  const { runId } = input
  const { candidates, ...rest } = input.posterior
  inTransaction(db, () => {
    const { caseId, photoId } = getRun(db, runId)
    change(db, 'DELETE FROM posteriors WHERE run_id = :runId', { runId })
    change(db, 'INSERT INTO posteriors (run_id, method, snapshot, computed_at) VALUES (:runId, :method, :snapshot, :now)', {
      runId,
      method: rest.method,
      snapshot: deflateSync(toJson(rest)),
      now: stamp.now.toISOString(),
    })
    const origin = `posterior:${runId}`
    dropWords(db, origin)
    for (const candidate of candidates) {
      addCandidate(db, runId, candidate)
      indexWords(db, { kind: 'place', origin, caseId, photoId, words: candidate.name })
    }
  })
}

function addCandidate(db: WriteConnection, runId: RunId, candidate: Candidate): void {
  const { rank, name, placeId, countryCode, at, radiusKm, probability } = candidate
  change(
    db,
    `INSERT INTO candidates (run_id, rank, name, place_id, country_code, lat, lon, radius_km, probability, samples, clues)
     VALUES (:runId, :rank, :name, :placeId, :countryCode, :lat, :lon, :radiusKm, :probability, :samples, :clues)`,
    {
      ...{ runId, rank, name, placeId, countryCode, radiusKm, probability, lat: at.lat, lon: at.lon },
      samples: toJson(candidate.samples),
      clues: toJson(candidate.clues),
    },
  )
}

/** The answer as it was saved; null when none was. */
export function getPosterior(db: ReadConnection, runId: RunId): Posterior | null {
  const row = one<{ snapshot: Uint8Array }>(db, 'SELECT snapshot FROM posteriors WHERE run_id = :runId', { runId })
  return row && { ...fromJson(db, 'posteriors.snapshot', snapshot, inflated(db, row.snapshot)), candidates: listCandidates(db, { runId }) }
}

/** By rank. */
export function listCandidates(db: ReadConnection, input: { runId: RunId }): Candidate[] {
  type Row = Omit<Candidate, 'at' | 'samples' | 'clues'> & { lat: number; lon: number; samples: string; clues: string }
  const rows = many<Row>(
    db,
    `SELECT rank, name, place_id AS placeId, country_code AS countryCode, lat, lon, radius_km AS radiusKm, probability, samples, clues
     FROM candidates WHERE run_id = :runId ORDER BY rank`,
    input,
  )
  return rows.map(({ lat, lon, ...row }) => ({
    ...row,
    at: { lat, lon },
    samples: fromJson(db, 'candidates.samples', sampleNumbers, row.samples),
    clues: fromJson(db, 'candidates.clues', clueIds, row.clues),
  }))
}

function inflated(db: ReadConnection, bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('utf8')
  } catch (error) {
    throw damaged(db.name, 'posteriors.snapshot', error)
  }
}
