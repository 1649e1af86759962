import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { BatchId, CaseId, PhotoId } from '../../contract/ids.ts'
import type { FolderFindings, IntakeNumber, IntakeSummary, WatchedFolder } from '../../contract/intake.ts'
import type { Library } from '../library/library.ts'
import type { Photos } from '../photos/photos.ts'
import { perform } from '../store/acts/acts.ts'
import { batchState } from '../store/batches.ts'
import { requireCase } from '../store/cases.ts'
import { neededReceived } from '../store/intake.ts'
import { cancelIntakeOfBatch, clearIntake, type NewIntake, queueIntake } from '../store/intake-changes.ts'
import { inTransaction } from '../store/transaction.ts'
import { listWatchedFolders } from '../store/watched-folders.ts'
import { givenFolder } from './given-folder.ts'
import { createIntakeQueue, type IntakeQueue } from './intake-queue.ts'
import { intakeSummaries, intakeSummary } from './intake-summaries.ts'
import { joinBatch } from './join-batch.ts'
import { forgetReceived, receive, removeStrayReceived } from './received.ts'
import { scanFolder } from './scan-folder.ts'
import { shownName } from './shown-name.ts'
import { takeIn } from './take-in.ts'
import { createWatchedFolders, type WatchedFolders } from './watched-folders.ts'

/** Where files are handed in: they are queued at once, and become photos one after the other. */
export interface IntakeDesk {
  queue: IntakeQueue
  addFiles(caseId: CaseId, paths: readonly string[], batchId?: BatchId): void
  /** Throws what `givenFolder` and `scanFolder` throw. */
  addFolder(caseId: CaseId, path: string, signal?: AbortSignal): Promise<FolderFindings>
  /** Throws what `givenFolder` throws. */
  watchFolder(caseId: CaseId, path: string): Promise<WatchedFolder>
  /** When this resolves, the bytes are in the library and queued. Throws what `ingest` throws, and `not-in-library`. */
  takeBytes(
    caseId: CaseId,
    file: { fileName: string; batchId?: BatchId | undefined },
    bytes: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<IntakeSummary>
  clear(which: { number: IntakeNumber } | { caseId: CaseId }): Promise<void>
  summary(caseId: CaseId): IntakeSummary
  summaries(caseId: CaseId, signal: AbortSignal | undefined): AsyncGenerator<IntakeSummary, void, void>
  close(): Promise<void>
}

export interface IntakeDeskOptions {
  library: Library
  photos: Photos
  /** Take up what was left by another process, and watch folders; for the hosts that stay open. */
  adoptOrphans: boolean
  onAdded?: (photoId: PhotoId) => void
  onBug: (error: unknown) => void
}

export function createIntakeDesk({ library, photos, adoptOrphans, onAdded, onBug }: IntakeDeskOptions): IntakeDesk {
  const queue = createIntakeQueue({
    library,
    work: (item, options) => takeIn({ library, photos, ...(onAdded && { onAdded }) }, item, options),
    adoptOrphans,
    onBug,
  })
  let folders: WatchedFolders | null = null
  if (adoptOrphans) {
    folders = createWatchedFolders({ library, onBug })
    removeStrayReceived(library.folder, neededReceived(library.read)).catch(onBug)
    queue.wake()
  }

  function queueItems(caseId: CaseId, items: readonly NewIntake[], batchId = randomUUID() as string as BatchId): void {
    inTransaction(library.write, () => {
      joinBatch(library, { caseId, batchId })
      queueIntake(library.write, { caseId, batchId, items }, library.stamp())
      // Taken back while its files were still on their way: they wait with the others for being added again.
      if (batchState(library.write, batchId) === 'taken-back') cancelIntakeOfBatch(library.write, batchId, library.stamp())
    })
    queue.wake()
  }

  const queueFiles = (caseId: CaseId, paths: readonly string[], batchId?: BatchId) =>
    queueItems(
      caseId,
      paths.map((path) => ({ fileName: shownName(basename(path)), source: { path } })),
      batchId,
    )

  return {
    queue,
    addFiles: queueFiles,
    async addFolder(caseId, path, signal) {
      requireCase(library.read, caseId)
      const root = await givenFolder(path, library.folder)
      const { files, ...leftOut } = await scanFolder(root, { leaveOut: library.folder, signal })
      if (files.length > 0) queueFiles(caseId, files)
      return { queued: files.length, ...leftOut }
    },
    async watchFolder(caseId, path) {
      const root = await givenFolder(path, library.folder)
      const of = () => listWatchedFolders(library.read, { caseId }).find((folder) => folder.path === root)
      const already = of()
      if (already) return already
      perform(library.write, { type: 'watch-folder', caseId, path: root }, library.stamp())
      const watched = of()
      if (!watched) throw new Error('The folder that was just put down to be watched is not there.')
      return watched
    },
    async takeBytes(caseId, { fileName, batchId }, bytes, signal) {
      requireCase(library.read, caseId)
      const source = await receive(library.folder, bytes, signal)
      queueItems(caseId, [{ fileName: shownName(fileName), source }], batchId)
      return intakeSummary(library, queue, caseId)
    },
    clear: (which) => forgetReceived(library.folder, clearIntake(library.write, which)),
    summary: (caseId) => intakeSummary(library, queue, caseId),
    summaries: (caseId, signal) => intakeSummaries(library, queue, caseId, signal),
    async close() {
      await Promise.all([folders?.close(), queue.close()])
    },
  }
}
