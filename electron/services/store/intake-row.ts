import type { BatchId, CaseId, PhotoId, Sha256 } from '../../contract/ids.ts'
import type { IntakeItem, IntakeNumber, IntakeState, WatchedFolderNumber } from '../../contract/intake.ts'
import { problem } from '../../contract/problem.ts'
import type { ReadConnection } from './connection.ts'
import { lookAlikeOf } from './intake-likeness.ts'
import { fromJsonOrNull } from './json-column.ts'

export interface IntakeRow {
  number: IntakeNumber
  caseId: CaseId
  folderNumber: WatchedFolderNumber | null
  state: IntakeState
  fileName: string
  path: string | null
  received: string | null
  sha256: Sha256 | null
  byteLength: number | null
  problem: string | null
  photoId: PhotoId | null
  looksLike: PhotoId | null
  sessionId: string | null
  batchId: BatchId | null
}

export const ITEMS = `
  SELECT number, case_id AS caseId, folder_number AS folderNumber, state, file_name AS fileName, path, received, sha256,
    byte_length AS byteLength, problem, photo_id AS photoId, looks_like AS looksLike, session_id AS sessionId, batch_id AS batchId
  FROM intake_items`

/** Where an item's bytes are: a file of this machine, or one that waits in the library and was hashed when it arrived. */
export type IntakeSource = { path: string } | { received: string; sha256: Sha256; byteLength: number }

/** An item as whoever works on it needs it. */
export interface IntakeWork {
  number: IntakeNumber
  caseId: CaseId
  fileName: string
  source: IntakeSource
  watched: boolean
  batchId: BatchId | null
}

export function itemOf(db: ReadConnection, row: IntakeRow): IntakeItem {
  return {
    number: row.number,
    caseId: row.caseId,
    fileName: row.fileName,
    path: row.path,
    state: row.state,
    problem: fromJsonOrNull(db, 'intake_items.problem', problem, row.problem),
    photoId: row.photoId,
    looksLike: lookAlikeOf(db, row),
    watched: row.folderNumber !== null,
  }
}

export function workOf(row: IntakeRow): IntakeWork {
  const { path, received, sha256, byteLength } = row
  const source = path !== null ? { path } : received !== null && sha256 && byteLength !== null ? { received, sha256, byteLength } : null
  if (!source) throw new Error('An item of the intake has neither a path nor bytes: the tables forbid it.')
  return {
    number: row.number,
    caseId: row.caseId,
    fileName: row.fileName,
    source,
    watched: row.folderNumber !== null,
    batchId: row.batchId,
  }
}
