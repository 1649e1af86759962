import type { CaseId } from '../../contract/ids.ts'
import type { WatchedFolder, WatchedFolderNumber } from '../../contract/intake.ts'
import { type Problem, problem } from '../../contract/problem.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { queueIntake } from './intake-changes.ts'
import { fromJsonOrNull, toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

const FOLDERS = 'SELECT number, case_id AS caseId, path, since, problem FROM watched_folders'

type FolderRow = Omit<WatchedFolder, 'problem'> & { problem: string | null }

const folderOf = (db: ReadConnection, row: FolderRow): WatchedFolder => ({
  ...row,
  problem: fromJsonOrNull(db, 'watched_folders.problem', problem, row.problem),
})

/** Those of one case, or all of the library. */
export function listWatchedFolders(db: ReadConnection, input: { caseId?: CaseId } = {}): WatchedFolder[] {
  const rows = many<FolderRow>(db, `${FOLDERS} WHERE removed_at IS NULL AND (:caseId IS NULL OR case_id = :caseId) ORDER BY number`, {
    caseId: input.caseId ?? null,
  })
  return rows.map((row) => folderOf(db, row))
}

/** Throws `not-in-library`, also for a folder that is no longer watched. */
export function getWatchedFolder(db: ReadConnection, number: WatchedFolderNumber): WatchedFolder {
  const row = one<FolderRow>(db, `${FOLDERS} WHERE number = :number AND removed_at IS NULL`, { number })
  return folderOf(db, row ?? notHere('watched folder', String(number)))
}

/** Watches a folder for a case, or no longer; what was seen in it is kept. */
export function setFolderWatched(db: WriteConnection, input: { caseId: CaseId; path: string; watched: boolean }, stamp: Stamp): void {
  const { caseId, path } = input
  const now = stamp.now.toISOString()
  inTransaction(db, () => {
    requireCase(db, caseId)
    if (input.watched) {
      change(
        db,
        `INSERT INTO watched_folders (case_id, path, since) VALUES (:caseId, :path, :now)
         ON CONFLICT (case_id, path) DO UPDATE SET removed_at = NULL, problem = NULL, since = excluded.since`,
        { caseId, path, now },
      )
    } else {
      change(db, 'UPDATE watched_folders SET removed_at = :now WHERE case_id = :caseId AND path = :path', { caseId, path, now })
    }
    appendLog(db, { action: input.watched ? 'folder-watched' : 'folder-unwatched', subject: `case:${caseId}`, details: { path } }, stamp)
  })
}

/** Why nothing is seen of it now; null when all is well. */
export function saveFolderProblem(db: WriteConnection, input: { number: WatchedFolderNumber; problem: Problem | null }): void {
  const told = toJsonOrNull(input.problem)
  const now = one<{ problem: string | null }>(db, 'SELECT problem FROM watched_folders WHERE number = :number', { number: input.number })
  if (!now || now.problem === told) return
  inTransaction(db, () => change(db, 'UPDATE watched_folders SET problem = :told WHERE number = :number', { number: input.number, told }))
}

/** A file of a watched folder as it was seen. */
export interface SeenFile {
  path: string
  fileName: string
  byteLength: number
  modifiedMs: number
}

export function wasTakenFrom(db: ReadConnection, folder: WatchedFolderNumber, file: SeenFile): boolean {
  return (
    one(
      db,
      `SELECT 1 FROM watched_files
       WHERE folder_number = :folder AND path = :path AND byte_length = :byteLength AND modified_ms = :modifiedMs`,
      { folder, path: file.path, byteLength: file.byteLength, modifiedMs: file.modifiedMs },
    ) !== null
  )
}

/** Queues those that were not taken before, however many processes watch the folder. Returns how many. */
export function takeFromFolder(
  db: WriteConnection,
  input: { number: WatchedFolderNumber; files: readonly SeenFile[] },
  stamp: Stamp,
): number {
  const { number } = input
  return inTransaction(db, () => {
    const folder = one<{ caseId: CaseId }>(
      db,
      'SELECT case_id AS caseId FROM watched_folders WHERE number = :number AND removed_at IS NULL',
      { number },
    )
    const fresh = folder ? input.files.filter((file) => !wasTakenFrom(db, number, file)) : []
    if (!folder || fresh.length === 0) return 0
    for (const { path, byteLength, modifiedMs } of fresh) {
      change(
        db,
        `INSERT INTO watched_files (folder_number, path, byte_length, modified_ms) VALUES (:number, :path, :byteLength, :modifiedMs)
         ON CONFLICT (folder_number, path) DO UPDATE SET byte_length = excluded.byte_length, modified_ms = excluded.modified_ms`,
        { number, path, byteLength, modifiedMs },
      )
    }
    const items = fresh.map(({ path, fileName }) => ({ fileName, source: { path } }))
    queueIntake(db, { caseId: folder.caseId, folderNumber: number, items }, stamp)
    return fresh.length
  })
}
