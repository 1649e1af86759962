import Database from 'better-sqlite3'
import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'

type Expected = Omit<Problem, 'details'>

const DAMAGED: Expected = {
  code: 'library-damaged',
  message: 'The library file is damaged. It was left exactly as it is.',
  remedy:
    "Put back a copy of library.sqlite from a backup, or open another folder. The photos themselves are still whole in the folder's 'originals'.",
}

const READ_ONLY: Expected = {
  code: 'library-read-only',
  message: 'The library folder cannot be written to.',
  remedy: 'Copy the folder to a place where you may write, or ask whoever owns it for the right to write there.',
}

const DISK_FULL: Expected = {
  code: 'disk-full',
  message: 'The disk that holds the library is full. The last step was not saved; everything before it is.',
  remedy: 'Free some space on that disk, then do the last step again.',
}

const BUSY: Expected = {
  code: 'library-busy',
  message: 'Another program kept the library occupied for too long.',
  remedy: 'Wait until the other program is done with the library, then try again.',
}

const DISK_FAILED: Expected = {
  code: 'library-unreachable',
  message: 'The disk that holds the library could not be read or written.',
  remedy: 'Check that the drive is connected and that the folder is still there, then open the library again.',
}

/** From the most to the least specific beginning of SQLite's result code (sqlite.org/rescode.html). */
const BY_RESULT_CODE: [beginning: string, problem: Expected][] = [
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_NOTADB', DAMAGED],
  ['SQLITE_FORMAT', DAMAGED],
  ['SQLITE_IOERR_SHORT_READ', DAMAGED],
  ['SQLITE_FULL', DISK_FULL],
  // What a full disk or a spent quota looks like from inside the write-ahead log and its index.
  ['SQLITE_IOERR_WRITE', DISK_FULL],
  ['SQLITE_IOERR_TRUNCATE', DISK_FULL],
  ['SQLITE_IOERR_SHMSIZE', DISK_FULL],
  ['SQLITE_IOERR', DISK_FAILED],
  ['SQLITE_CANTOPEN', DISK_FAILED],
  ['SQLITE_READONLY', READ_ONLY],
  ['SQLITE_PERM', READ_ONLY],
  ['SQLITE_AUTH', READ_ONLY],
  ['SQLITE_BUSY', BUSY],
  ['SQLITE_LOCKED', BUSY],
]

const BY_SYSTEM_CODE: Record<string, Expected> = {
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EIO: DISK_FAILED,
  // What a drive that was pulled out leaves behind.
  ENOENT: DISK_FAILED,
  ENOTDIR: DISK_FAILED,
  ENODEV: DISK_FAILED,
}

/** The expected failure behind an error of SQLite or of the file system; any other error comes back as it is, a bug. */
export function asStoreProblem(error: unknown, file: string): unknown {
  const code = resultCode(error)
  if (code === null) return error
  const problem = BY_RESULT_CODE.find(([beginning]) => code.startsWith(beginning))?.[1] ?? BY_SYSTEM_CODE[code]
  return problem ? new ProblemError({ ...problem, details: { file, code } }, { cause: error }) : error
}

/** For content that SQLite reads without complaint and that we cannot have written. */
export function damaged(file: string, what: string, cause?: unknown): ProblemError {
  return new ProblemError({ ...DAMAGED, details: { file, what } }, { cause })
}

function resultCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null
}
