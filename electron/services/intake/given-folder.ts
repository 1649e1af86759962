import { realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'

/**
 * The folder that a person typed or pasted: with `~`, in quotation marks, or as a `file://` address, as file managers
 * copy it. Resolves with its real path. Throws `folder-path-relative`, `folder-not-there`, `folder-unreadable`,
 * `folder-is-no-folder`, and `folder-is-library` for the library's own.
 */
export async function givenFolder(typed: string, libraryFolder: string): Promise<string> {
  const path = pathOf(typed.trim())
  if (!isAbsolute(path)) throw new ProblemError(RELATIVE)
  const real = await realFolder(path)
  if (isWithin(await realpath(libraryFolder), real)) throw new ProblemError(OWN)
  return real
}

/** Throws `folder-not-there`, `folder-unreadable`, `folder-is-no-folder`. */
export async function realFolder(path: string): Promise<string> {
  try {
    const real = await realpath(path)
    if (!(await stat(real)).isDirectory()) throw new ProblemError({ ...NO_FOLDER, details: { path } })
    return real
  } catch (error) {
    throw folderProblem(error, path)
  }
}

/** Whether `inner` is `outer` or lies in it. */
export function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${way.includes('\\') ? '\\' : '/'}`))
}

export function folderProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  if (code === null || error instanceof ProblemError) return error
  const problem = code === 'ENOENT' || code === 'ENOTDIR' ? NOT_THERE : UNREADABLE
  return new ProblemError({ ...problem, details: { path, systemSaid: code } }, { cause: error })
}

function pathOf(typed: string): string {
  const bare = /^(["'])(.*)\1$/s.exec(typed)?.[2] ?? typed
  if (bare === '~' || /^~[/\\]/.test(bare)) return join(homedir(), bare.slice(1))
  if (!/^file:\/\//i.test(bare)) return bare
  try {
    return fileURLToPath(bare)
  } catch (error) {
    throw new ProblemError(RELATIVE, { cause: error })
  }
}

const RELATIVE: Problem = {
  code: 'folder-path-relative',
  message: 'This is not the whole path of a folder.',
  remedy: 'Write the path from its start, such as /home/ana/Pictures or C:\\Users\\Ana\\Pictures.',
}
const NOT_THERE: Problem = {
  code: 'folder-not-there',
  message: 'There is no such folder: it was moved or deleted, or its drive is not connected.',
  remedy: 'Check the path, and that the drive is connected.',
}
const UNREADABLE: Problem = {
  code: 'folder-unreadable',
  message: 'The folder may not be read by you, or its drive does not answer.',
  remedy: 'Ask whoever owns it for the right to read it, or copy it to a folder of yours.',
}
const NO_FOLDER: Problem = {
  code: 'folder-is-no-folder',
  message: 'This is a file, not a folder.',
  remedy: 'Choose the folder that it is in, or add the file itself.',
}
const OWN: Problem = {
  code: 'folder-is-library',
  message: 'This folder is the library itself, or a part of it: its photos are in the library already.',
  remedy: 'Choose the folder where the photos come from.',
}
