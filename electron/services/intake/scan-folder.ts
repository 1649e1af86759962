import type { Dirent } from 'node:fs'
import { opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderFindings } from '../../contract/intake.ts'
import { ProblemError } from '../../core/problem.ts'
import { folderProblem, isWithin } from './given-folder.ts'
import { isHiddenName, isPhotoFile } from './photo-file.ts'

export interface ScannedFolder extends Omit<FolderFindings, 'queued'> {
  /** Paths of the photos, as a person would order them. */
  files: string[]
}

export interface ScanOptions {
  /** The library's folder: never looked into. */
  leaveOut: string
  signal?: AbortSignal | undefined
  mostPhotos?: number
  mostEntries?: number
}

export const MOST_PHOTOS = 50_000
/** Looked at, photos or not: somebody who names the whole disk is told so, and does not wait for hours. */
const MOST_ENTRIES = 500_000

const byName = new Intl.Collator('en', { numeric: true })

/**
 * All photos in a folder and the folders in it. Links are not followed: what they lead to within the folder is found
 * where it lies, and what lies outside was not asked for. Changes nothing. Throws `folder-unreadable`,
 * `folder-too-large`, and the signal's reason.
 */
export async function scanFolder(root: string, options: ScanOptions): Promise<ScannedFolder> {
  const { signal, mostPhotos = MOST_PHOTOS, mostEntries = MOST_ENTRIES } = options
  const found: ScannedFolder = { files: [], hidden: 0, notPhotos: 0, links: 0, unreadable: 0 }
  const leaveOut = await realpath(options.leaveOut)
  const folders = [root]
  let entries = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const inside = await entriesOf(folder, folder === root)
    if (!inside) found.unreadable += 1
    for await (const entry of inside ?? []) {
      signal?.throwIfAborted()
      entries += 1
      if (entries > mostEntries) throw new ProblemError(tooManyEntries(mostEntries, root))
      const path = join(folder, entry.name)
      if (isHiddenName(entry.name)) found.hidden += 1
      else if (entry.isSymbolicLink()) found.links += 1
      else if (entry.isDirectory()) {
        if (!isWithin(leaveOut, path)) folders.push(path)
      } else if (!entry.isFile()) found.notPhotos += 1
      else {
        const isPhoto = await isPhotoFile(path)
        if (isPhoto === null) found.unreadable += 1
        else if (!isPhoto) found.notPhotos += 1
        else if (found.files.push(path) > mostPhotos) throw new ProblemError(tooManyPhotos(mostPhotos, root))
      }
    }
  }
  found.files.sort(byName.compare)
  return found
}

/** Null for a folder within that may not be looked into. */
async function entriesOf(folder: string, isRoot: boolean): Promise<AsyncIterable<Dirent> | null> {
  try {
    return await opendir(folder)
  } catch (error) {
    const problem = folderProblem(error, folder)
    if (isRoot || !(problem instanceof ProblemError)) throw problem
    return null
  }
}

export const tooManyPhotos = (most: number, path: string) => ({
  code: 'folder-too-large',
  message: `There are more than ${most.toLocaleString('en')} photos in this folder. None of them was added.`,
  remedy: 'Add the folders in it one after the other.',
  details: { path },
})

const tooManyEntries = (most: number, path: string) => ({
  code: 'folder-too-large',
  message: `There are more than ${most.toLocaleString('en')} files in this folder. None of them was added.`,
  remedy: 'Choose the folder that holds the photos, rather than the disk or the home folder around it.',
  details: { path },
})
