import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Sha256 } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import { asStoreProblem, damaged } from '../store/store-problems.ts'

export interface LibraryFolder {
  folder: string
  file: string
  originals: string
  sessions: string
}

/** Makes the folder where it is missing. Throws `library-read-only`, `library-folder-unusable`, `library-damaged`, `disk-full`. */
export function prepareFolder(folder: string): LibraryFolder {
  const paths = { folder, file: join(folder, 'library.sqlite'), originals: join(folder, 'originals'), sessions: join(folder, 'sessions') }
  try {
    // Asked first: on a read-only disk, making folders fails with a code that says something else.
    accessSync(nearestThere(folder), constants.W_OK)
    for (const path of [folder, paths.originals, paths.sessions]) mkdirSync(path, { recursive: true })
    for (const path of [folder, paths.originals, paths.sessions, paths.file].filter(existsSync)) accessSync(path, constants.W_OK)
  } catch (error) {
    throw folderProblem(error, folder)
  }
  refuseEmptied(paths)
  return paths
}

/** `originals/ab/cd/abcd…`: no folder grows so large that the system becomes slow in it. */
export function originalPath({ originals }: LibraryFolder, sha256: Sha256): string {
  return join(originals, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** The least that a database can measure: one page of SQLite's smallest size. */
const SMALLEST_DATABASE_BYTES = 512

/** SQLite would take an empty file, or the first bytes of one, for a new database, and throw its write-ahead log away. */
function refuseEmptied({ file, originals }: LibraryFolder): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size
  if (bytes === undefined || bytes >= SMALLEST_DATABASE_BYTES) return
  if (bytes > 0) throw damaged(file, 'the file is cut off')
  const logBytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  if (logBytes > 0 || readdirSync(originals).length > 0) throw damaged(file, 'the file is empty')
}

/** The folder itself, or the innermost of those around it that is there. */
function nearestThere(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestThere(dirname(folder))
}

function folderProblem(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ENOTDIR' && code !== 'EEXIST' && code !== 'ENOENT') return asStoreProblem(error, folder)
  return new ProblemError(
    {
      code: 'library-folder-unusable',
      message: 'The library cannot be kept there: a file of the same name is in the way, or the drive is gone.',
      remedy: 'Choose another folder for the library.',
      details: { folder, code },
    },
    { cause: error },
  )
}
