import type { DownloadNumber, DownloadState, HubForm, HubRepo } from '../../contract/downloads.ts'
import type { ModelId, Sha256 } from '../../contract/ids.ts'
import { type Problem, problem } from '../../contract/problem.ts'
import type { ReadConnection } from './connection.ts'
import { fromJsonOrNull } from './json-column.ts'
import { notHere } from './not-here.ts'
import { many, one } from './statements.ts'

export interface DownloadFileRow {
  path: string
  bytes: number
  hashKind: 'sha256' | 'git-blob'
  hash: string
  /** Null until it was found right. */
  sha256: Sha256 | null
}

/** A download as the library has it. */
export interface DownloadRecord {
  number: DownloadNumber
  modelId: ModelId | null
  repo: HubRepo
  commit: string
  form: HubForm
  format: string | null
  licence: string | null
  folderName: string
  state: DownloadState
  problem: Problem | null
  bytesDone: number
  sessionId: string | null
  askedAt: string
  files: DownloadFileRow[]
}

type Row = Omit<DownloadRecord, 'problem' | 'files'> & { problem: string | null }

const ROWS = `
  SELECT number, model_id AS modelId, repo, commit_id AS "commit", form, format, licence, folder_name AS folderName, state, problem,
    bytes_done AS bytesDone, session_id AS sessionId, asked_at AS askedAt
  FROM downloads`

/** Newest first. */
export function listDownloads(db: ReadConnection): DownloadRecord[] {
  return many<Row>(db, `${ROWS} ORDER BY number DESC`).map((row) => recordOf(db, row))
}

/** Throws `not-in-library`, also for one that was taken off the list. */
export function getDownload(db: ReadConnection, number: DownloadNumber): DownloadRecord {
  const row = one<Row>(db, `${ROWS} WHERE number = :number`, { number })
  return row ? recordOf(db, row) : notHere('download', String(number))
}

/** The first that waits for this session; null where none does. */
export function firstWaitingDownload(db: ReadConnection, input: { sessionId: string }): DownloadRecord | null {
  const row = one<Row>(db, `${ROWS} WHERE state = 'waiting' AND session_id = :sessionId ORDER BY number LIMIT 1`, input)
  return row && recordOf(db, row)
}

/** False where it was paused, cancelled or given to another process in the meantime. */
export function isDownloadStillMine(db: ReadConnection, input: { number: DownloadNumber; sessionId: string }): boolean {
  return one(db, "SELECT 1 FROM downloads WHERE number = :number AND state = 'under-way' AND session_id = :sessionId", input) !== null
}

/** It was cancelled, and perhaps taken off the list already. */
export function isDownloadUnwanted(db: ReadConnection, number: DownloadNumber): boolean {
  return one(db, "SELECT 1 FROM downloads WHERE number = :number AND state <> 'cancelled'", { number }) === null
}

/** One that wants the same folder and has not come to its end; null where there is none. */
export function openDownloadInto(db: ReadConnection, input: { form: HubForm; folderName: string }): DownloadRecord | null {
  const row = one<Row>(
    db,
    `${ROWS} WHERE form = :form AND lower(folder_name) = lower(:folderName) AND state NOT IN ('finished', 'cancelled')
     ORDER BY number DESC LIMIT 1`,
    input,
  )
  return row && recordOf(db, row)
}

function recordOf(db: ReadConnection, row: Row): DownloadRecord {
  const files = many<DownloadFileRow>(
    db,
    `SELECT path, bytes, hash_kind AS hashKind, hash, sha256 FROM download_files WHERE download_number = :number ORDER BY position`,
    { number: row.number },
  )
  return { ...row, problem: fromJsonOrNull(db, 'downloads.problem', problem, row.problem), files }
}
