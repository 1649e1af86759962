import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { checkpointProblem } from './checkpoint-problem.ts'

/**
 * The path of a file that lies directly in the folder. Names with a way in them and links that lead out are refused
 * (`checkpoint-path-escapes`), except where the hub's own cache keeps a snapshot's files. Throws `checkpoint-file-missing`.
 */
export function fileInside(folder: string, name: string): string {
  if (name === '' || name === '.' || name === '..' || /[/\\\0:]/.test(name)) {
    throw checkpointProblem('checkpoint-path-escapes', `The checkpoint names a file that is not in its folder: “${name}”.`, { name })
  }
  const path = join(folder, name)
  let real: string
  try {
    real = realpathSync(path)
    if (!statSync(real).isFile()) throw checkpointProblem('checkpoint-unreadable', `“${name}” is not a file.`, { name })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw checkpointProblem(
        'checkpoint-file-missing',
        `The checkpoint is incomplete: “${name}” is not there.`,
        { name },
        { cause: error },
      )
    }
    if (code === undefined) throw error
    throw checkpointProblem('checkpoint-unreadable', `“${name}” could not be read.`, { name, reason: code }, { cause: error })
  }
  if (placesFor(realpathSync(folder)).some((place) => real.startsWith(place + sep))) return path
  throw checkpointProblem('checkpoint-path-escapes', `“${name}” is a link that leads out of the checkpoint’s folder.`, { name })
}

/** `…/snapshots/REVISION` holds links to `…/blobs` beside it. */
function placesFor(folder: string): string[] {
  const above = dirname(folder)
  return basename(above) === 'snapshots' ? [folder, join(dirname(above), 'blobs')] : [folder]
}
