// Names of files come from the hub, and are taken for hostile.
import { lstat, mkdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { foldedName, nameFault } from '../files/file-names.ts'
import { downloadProblem } from './download-problem.ts'

/** A way that leads anywhere but down: no honest list has it. */
export function leadsOut(path: string): boolean {
  return /^[/\\]|^[a-z]:|[\\\0]/i.test(path) || path.split('/').some((part) => part === '..' || part === '.' || part === '')
}

/**
 * That these names can be files of one folder on every system, each its own. Throws `download-name-refused`: a way in it,
 * characters or endings that Windows takes for something else, devices, hidden files, two names that differ in case alone.
 */
export function expectSafeNames(names: readonly string[]): void {
  const taken = new Map<string, string>()
  for (const name of names) {
    const reason = leadsOut(name) ? 'it leads out of the folder' : nameFault(name)
    if (reason) throw refused(name, reason)
    const folded = foldedName(name)
    if (taken.has(folded)) throw refused(name, `it is the same file as “${taken.get(folded)}” on many disks`)
    taken.set(folded, name)
  }
}

/**
 * Makes the folder, inside `root` and nowhere else: a link that leads out is not followed. Returns its real path.
 * Throws `download-name-refused`.
 */
export async function folderInside(root: string, name: string): Promise<string> {
  expectSafeNames([name])
  await mkdir(join(root, name), { recursive: true })
  const [real, realRoot] = await Promise.all([realpath(join(root, name)), realpath(root)])
  if (real.startsWith(realRoot + sep)) return real
  throw refused(name, 'its folder is a link that leads out')
}

/** That nothing but a plain file of ours is at this path, if anything is. Throws `download-name-refused`. */
export async function expectPlainFile(path: string, name: string): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found && !found.isFile()) throw refused(name, 'in its place is a link or a folder')
}

function refused(name: string, reason: string) {
  const shown = JSON.stringify(name.slice(0, 120))
  return downloadProblem('download-name-refused', `A file of the name ${shown} is not fetched: ${reason}.`, { name: shown, reason })
}
