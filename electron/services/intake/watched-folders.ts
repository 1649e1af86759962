import type { WatchedFolderNumber } from '../../contract/intake.ts'
import { problemOf } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import { listWatchedFolders, saveFolderProblem, takeFromFolder } from '../store/watched-folders.ts'
import { type FolderWatcher, watchFolder } from './folder-watcher.ts'

export interface WatchedFolders {
  close(): Promise<void>
}

/**
 * Watches the folders that the library says are watched, for as long as it says so, whoever changed it. Several
 * processes may watch one folder: each file is queued once.
 */
export function createWatchedFolders({ library, onBug }: { library: Library; onBug: (error: unknown) => void }): WatchedFolders {
  const watchers = new Map<WatchedFolderNumber, FolderWatcher>()

  function follow(): void {
    guarded(() => {
      const folders = listWatchedFolders(library.read)
      for (const [number, watcher] of watchers) {
        if (folders.some((folder) => folder.number === number)) continue
        watchers.delete(number)
        watcher.close().catch(onBug)
      }
      for (const { number, path } of folders) {
        if (watchers.has(number)) continue
        watchers.set(
          number,
          watchFolder({
            path,
            libraryFolder: library.folder,
            onFiles: (files) => guarded(() => takeFromFolder(library.write, { number, files }, library.byProgram())),
            onProblem: (problem) => guarded(() => saveFolderProblem(library.write, { number, problem })),
            onBug,
          }),
        )
      }
    })
  }

  /** A library that cannot be read or written shows itself elsewhere; what was not taken is found at the next start. */
  function guarded(work: () => unknown): void {
    try {
      work()
    } catch (error) {
      if (!problemOf(error)) onBug(error)
    }
  }

  const stopFollowing = library.onChange(follow)
  follow()
  return {
    async close() {
      stopFollowing()
      await Promise.all([...watchers.values()].map((watcher) => watcher.close()))
    },
  }
}
