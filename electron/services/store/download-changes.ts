// Every change of a download: checked against the state machine.
import type { DownloadNumber } from '../../contract/downloads.ts'
import type { Sha256 } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import { type DownloadStep, downloadHasEnded, nextDownloadState } from '../../core/jobs/download-state.ts'
import { ProblemError } from '../../core/problem.ts'
import type { WriteConnection } from './connection.ts'
import { type DownloadFileRow, type DownloadRecord, firstWaitingDownload, getDownload } from './downloads.ts'
import { toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import type { SessionId } from './sessions.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface NewDownload extends Pick<DownloadRecord, 'modelId' | 'repo' | 'commit' | 'form' | 'format' | 'licence' | 'folderName'> {
  files: readonly Omit<DownloadFileRow, 'sha256'>[]
}

/** It waits for the process whose session it is: no other takes it up. */
export function addDownload(db: WriteConnection, input: NewDownload & { sessionId: SessionId }, stamp: Stamp): DownloadRecord {
  const { files, ...row } = input
  return inTransaction(db, () => {
    change(
      db,
      `INSERT INTO downloads (model_id, repo, commit_id, form, format, licence, folder_name, state, session_id, asked_at)
       VALUES (:modelId, :repo, :commit, :form, :format, :licence, :folderName, 'waiting', :sessionId, :now)`,
      { ...row, now: stamp.now.toISOString() },
    )
    const { number } = one<{ number: DownloadNumber }>(db, 'SELECT last_insert_rowid() AS number')!
    for (const [position, file] of files.entries()) {
      change(
        db,
        `INSERT INTO download_files (download_number, position, path, bytes, hash_kind, hash)
         VALUES (:number, :position, :path, :bytes, :hashKind, :hash)`,
        { ...file, number, position },
      )
    }
    logged(db, 'download-asked', getDownload(db, number), stamp)
    return getDownload(db, number)
  })
}

/** Takes up the first that waits for this session; null where none does. */
export function claimNextDownload(db: WriteConnection, input: { sessionId: SessionId }): DownloadRecord | null {
  // Looked at after every change of the library: the lock for writing is taken only where there is something to do.
  if (!firstWaitingDownload(db, input)) return null
  return inTransaction(db, () => {
    const found = firstWaitingDownload(db, input)
    return found && step(db, found, 'start')
  })
}

export function pauseDownload(db: WriteConnection, input: { number: DownloadNumber }, stamp: Stamp): DownloadRecord {
  return inTransaction(db, () => logged(db, 'download-paused', step(db, getDownload(db, input.number), 'pause'), stamp))
}

/** Whichever process fetched it before, it waits for this session now. */
export function goOnWithDownload(
  db: WriteConnection,
  input: { number: DownloadNumber; sessionId: SessionId },
  stamp: Stamp,
): DownloadRecord {
  return inTransaction(db, () => {
    const gone = step(db, getDownload(db, input.number), 'go-on')
    change(db, 'UPDATE downloads SET session_id = :sessionId WHERE number = :number', input)
    return logged(db, 'download-gone-on', gone, stamp)
  })
}

/** Whoever is at it finds out through the library's watch, and throws the parts away. */
export function cancelDownload(db: WriteConnection, input: { number: DownloadNumber }, stamp: Stamp): DownloadRecord {
  return inTransaction(db, () => logged(db, 'download-cancelled', step(db, getDownload(db, input.number), 'cancel'), stamp))
}

export function finishDownload(db: WriteConnection, input: { number: DownloadNumber }, stamp: Stamp): DownloadRecord {
  return inTransaction(db, () => {
    const finished = step(db, getDownload(db, input.number), 'finish')
    change(
      db,
      `UPDATE downloads SET bytes_done = (SELECT coalesce(sum(bytes), 0) FROM download_files WHERE download_number = :number)
       WHERE number = :number`,
      { number: input.number },
    )
    return logged(db, 'download-finished', finished, stamp)
  })
}

export function failDownload(db: WriteConnection, input: { number: DownloadNumber; problem: Problem }, stamp: Stamp): DownloadRecord {
  return inTransaction(db, () =>
    logged(db, 'download-failed', step(db, getDownload(db, input.number), 'fail', input.problem), stamp, { problem: input.problem.code }),
  )
}

/** A file was found to be what the hub says it is. */
export function noteDownloadedFile(db: WriteConnection, input: { number: DownloadNumber; path: string; sha256: Sha256 }): void {
  inTransaction(db, () =>
    change(db, 'UPDATE download_files SET sha256 = :sha256 WHERE download_number = :number AND path = :path', { ...input }),
  )
}

/** How far it is, for whoever looks from another process and for after a restart. */
export function noteDownloadProgress(db: WriteConnection, input: { number: DownloadNumber; bytesDone: number }): void {
  inTransaction(db, () => change(db, 'UPDATE downloads SET bytes_done = :bytesDone WHERE number = :number', { ...input }))
}

/** Takes one that has ended off the list. What was fetched stays in the log. */
export function clearDownload(db: WriteConnection, input: { number: DownloadNumber }): void {
  inTransaction(db, () => {
    const found = getDownload(db, input.number)
    if (!downloadHasEnded(found.state)) throw new ProblemError(refused(found))
    change(db, 'DELETE FROM downloads WHERE number = :number', { number: input.number })
  })
}

/** For a session whose process is gone, or that closes: what it fetched or was to fetch is paused. */
export function interruptDownloadsOfSession(db: WriteConnection, sessionId: SessionId): void {
  const rows = many<{ number: DownloadNumber }>(
    db,
    "SELECT number FROM downloads WHERE session_id = :sessionId AND state IN ('waiting', 'under-way')",
    { sessionId },
  )
  for (const { number } of rows) step(db, getDownload(db, number), 'interrupt')
}

function step(db: WriteConnection, found: DownloadRecord, what: DownloadStep, problem: Problem | null = null): DownloadRecord {
  const state = nextDownloadState(found.state, what)
  if (state === null) throw new ProblemError(refused(found))
  change(db, 'UPDATE downloads SET state = :state, problem = :problem WHERE number = :number', {
    ...{ number: found.number, state, problem: toJsonOrNull(problem) },
  })
  return { ...found, state, problem }
}

function logged(
  db: WriteConnection,
  action: string,
  record: DownloadRecord,
  stamp: Stamp,
  more: Record<string, string> = {},
): DownloadRecord {
  const { repo, commit, format } = record
  appendLog(db, { action, subject: 'library', details: { repo, commit, ...(format !== null && { format }), ...more } }, stamp)
  return record
}

function refused({ state, repo }: DownloadRecord): Problem {
  return {
    code: 'download-not-so',
    message: `That cannot be done with this download, which is ${state.replace('-', ' ')}.`,
    remedy: 'Look at it again: it may have come further in the meantime.',
    details: { repo, state },
  }
}
