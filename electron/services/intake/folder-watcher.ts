import { lstat, realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { Problem } from '../../contract/problem.ts'
import { problemOf } from '../../core/problem.ts'
import type { SeenFile } from '../store/watched-folders.ts'
import { folderProblem, isWithin, realFolder } from './given-folder.ts'
import { isHiddenName, isPhotoFile } from './photo-file.ts'
import { createSettledFiles } from './settled-files.ts'

export interface FolderWatcherOptions {
  path: string
  /** Never looked into. */
  libraryFolder: string
  /** Files that have stopped growing; those taken before are among them after every start. */
  onFiles: (files: SeenFile[]) => void
  /** Why nothing is seen of the folder now, or null when all is well again. */
  onProblem: (problem: Problem | null) => void
  onBug: (error: unknown) => void
}

export interface FolderWatcher {
  close(): Promise<void>
}

/** How soon a folder that is gone (a drive that was pulled out) is looked for again. */
const LOOK_AGAIN_MS = 5000
const POLLING_MS = 5000
/** The system tells of no more folders: these are looked at from time to time instead. */
const NO_MORE_WATCHES = new Set(['ENOSPC', 'EMFILE', 'ENOSYS'])

/** Tells of every photo in a folder and in the folders in it, now and as they arrive. Never changes anything there. */
export function watchFolder({ path, libraryFolder, onFiles, onProblem, onBug }: FolderWatcherOptions): FolderWatcher {
  let watcher: FSWatcher | null = null
  let polling = false
  let closed = false
  let timer: NodeJS.Timeout | null = null
  const settled = createSettledFiles({
    take: async (files) => {
      const photos: SeenFile[] = []
      for (const file of files) if (await isPhotoFile(file.path)) photos.push(file)
      if (!closed && photos.length > 0) onFiles(photos)
    },
    onBug,
  })

  async function start(): Promise<void> {
    try {
      const root = await realFolder(path)
      const own = await realpath(libraryFolder)
      if (closed) return
      watcher = watch(root, {
        backend: polling ? 'polling' : 'auto',
        pollingInterval: POLLING_MS,
        pollingBinaryInterval: POLLING_MS,
        followSymlinks: false,
        ignorePermissionErrors: true,
        persistent: false,
        ignored: (entry) => entry !== root && (isHiddenName(basename(entry)) || isWithin(own, entry)),
      })
      watcher.on('add', seen).on('change', seen)
      watcher.on('unlinkDir', (gone) => {
        if (gone === root) restart(null)
      })
      watcher.on('error', restart)
      onProblem(null)
    } catch (error) {
      restart(error)
    }
  }

  function seen(file: string): void {
    // A link is no file of this folder, wherever it leads.
    lstat(file).then(
      (found) => found.isFile() && !closed && settled.seen(file),
      () => null,
    )
  }

  function restart(error: unknown): void {
    if (closed || timer) return
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (NO_MORE_WATCHES.has(code)) polling = true
    else {
      const problem = problemOf(folderProblem(error, path))
      if (problem) onProblem(problem)
      else if (error !== null) onBug(error)
    }
    watcher?.close().catch(onBug)
    watcher = null
    timer = setTimeout(
      () => {
        timer = null
        start().catch(onBug)
      },
      polling ? 0 : LOOK_AGAIN_MS,
    )
    timer.unref()
  }

  start().catch(onBug)
  return {
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      settled.close()
      await watcher?.close()
    },
  }
}
