import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'

const DISK_FULL: Problem = {
  code: 'disk-full',
  message: 'The disk that holds the library is full. This photo was not added; everything that was there before still is.',
  remedy: 'Free some space on that disk, then add the photo again.',
}

const READ_ONLY: Problem = {
  code: 'library-read-only',
  message: 'The library folder cannot be written to, so the photo was not added.',
  remedy: 'Copy the folder to a place where you may write, or ask whoever owns it for the right to write there.',
}

const UNREACHABLE: Problem = {
  code: 'library-unreachable',
  message: 'The photo could not be written to the library: its disk or folder did not answer as it should.',
  remedy: 'Check that the drive is connected and that the folder is still there, then add the photo again.',
}

const BY_SYSTEM_CODE: Record<string, Problem> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EFBIG: DISK_FULL,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
  EIO: UNREACHABLE,
  ENOENT: UNREACHABLE,
  ENOTDIR: UNREACHABLE,
  ENODEV: UNREACHABLE,
}

/** What a failure to write into the library means; errors of the program itself come back as they are. */
export function storageProblem(error: unknown): Error {
  const code = systemCode(error)
  const problem = code && BY_SYSTEM_CODE[code]
  if (problem) return new ProblemError({ ...problem, details: { systemSaid: code } }, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

const SOURCE_MESSAGES: Record<string, [message: string, remedy: string]> = {
  ENOENT: ['There is no such file: it was moved, renamed or deleted.', 'Check the name and the folder.'],
  EISDIR: ['This is a folder, not a photo.', 'Choose the photos inside it.'],
  EACCES: ['The file may not be read by you.', 'Ask whoever owns it for the right to read it, or copy it to a folder of yours.'],
}

/** What a failure to read the photo being added means. */
export function sourceProblem(error: unknown): Error {
  if (error instanceof ProblemError || (error as Error | null)?.name === 'AbortError') return error as Error
  const code = systemCode(error)
  const [message, remedy] = SOURCE_MESSAGES[code ?? ''] ?? [
    'The file could not be read to its end.',
    'Check that the drive or the connection it comes from still works, then add it again.',
  ]
  return new ProblemError(
    { code: 'photo-file-unreadable', message, remedy, details: { systemSaid: code ?? String(error) } },
    { cause: error },
  )
}

function systemCode(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return typeof code === 'string' ? code : null
}
