import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { HubRepo } from '../../electron/contract/downloads.ts'
import { ProblemError } from '../../electron/core/problem.ts'
import { limitBandwidth } from './bandwidth.ts'
import { downloadProblem } from './download-problem.ts'
import { fetchFile } from './fetch-file.ts'
import type { HubConnection } from './hub-connection.ts'
import type { HubFile } from './hub-listing.ts'
import { discardPart, keptBytes } from './part-file.ts'
import { type Pace, REAL_PACE } from './patience.ts'
import { expectSafeNames, folderInside } from './safe-name.ts'

export interface DownloadOrder {
  repo: HubRepo
  commit: string
  /** The folder is made inside of this one. */
  root: string
  folderName: string
  files: readonly HubFile[]
  /** Paths of files whose hash was found right before: their size is enough. */
  verified: ReadonlySet<string>
}

export interface DownloadProgress {
  bytesDone: number
  bytesTotal: number
  /** What is fetched now. */
  path: string
}

export interface DownloadOptions {
  connection: HubConnection
  host: string
  bytesPerSecond: number | null
  /** Pauses: what came is kept. */
  signal?: AbortSignal
  /** At most ten times a second, and at the end of each file. */
  onProgress?: (progress: DownloadProgress) => void
  /** Its hash was found right. */
  onVerified?: (path: string, sha256: string) => void
  pace?: Pace
  keepEveryBytes?: number
}

const PROGRESS_EVERY_MS = 100

/**
 * Fetches the files of an order, one after the other, into `root/folderName`. Interrupted by whatever, the same order goes
 * on where it was. Throws `download-…`, and the signal's reason.
 */
export async function download(order: DownloadOrder, options: DownloadOptions): Promise<{ folder: string }> {
  const { files, repo, commit, verified } = order
  const { connection, host, signal, onVerified, pace = REAL_PACE } = options
  expectSafeNames(files.map(({ path }) => path))
  try {
    const folder = await folderInside(order.root, order.folderName)
    const here = await bytesHere(folder, files, verified)
    await expectSpace(folder, sumOf(files) - here.done - here.inParts)
    const report = createReport(sumOf(files), options)
    const bandwidth = limitBandwidth(options.bytesPerSecond, pace)
    for (const file of files) {
      if (here.whole.has(file.path)) {
        report.finished(file)
        continue
      }
      const { sha256 } = await fetchFile(file, join(folder, file.path), {
        ...{ connection, host, pace, bandwidth, signal },
        path: `${repo}/resolve/${commit}/${encodeURIComponent(file.path)}`,
        purpose: `Fetching ${file.path} of ${repo}`,
        onBytes: (bytes) => report.bytes(file, bytes),
        ...(options.keepEveryBytes !== undefined && { keepEveryBytes: options.keepEveryBytes }),
      })
      onVerified?.(file.path, sha256)
      report.finished(file)
    }
    return { folder }
  } catch (error) {
    signal?.throwIfAborted()
    throw asDiskProblem(error, join(order.root, order.folderName))
  }
}

/** Removes what came of files that are not whole. */
export async function discardDownload({ root, folderName, files }: Pick<DownloadOrder, 'root' | 'folderName' | 'files'>): Promise<void> {
  expectSafeNames([folderName, ...files.map(({ path }) => path)])
  for (const { path } of files) await discardPart(join(root, folderName, path))
}

export interface BytesHere {
  /** Paths of files that are whole as far as their size and, where it was checked, their hash say. */
  whole: Set<string>
  done: number
  inParts: number
}

/** What of these files is in the folder already. */
export async function bytesHere(folder: string, files: readonly HubFile[], verified: ReadonlySet<string>): Promise<BytesHere> {
  const here: BytesHere = { whole: new Set(), done: 0, inParts: 0 }
  for (const file of files) {
    const target = join(folder, file.path)
    const size = await stat(target).then(
      (found) => found.size,
      () => null,
    )
    if (size !== file.bytes) here.inParts += await keptBytes(target, file)
    else here.done += file.bytes
    if (size === file.bytes && verified.has(file.path)) here.whole.add(file.path)
  }
  return here
}

/** How much would not have to come again. */
export async function bytesKept({ root, folderName, files }: Pick<DownloadOrder, 'root' | 'folderName' | 'files'>): Promise<number> {
  const { done, inParts } = await bytesHere(join(root, folderName), files, new Set())
  return done + inParts
}

async function expectSpace(folder: string, neededBytes: number): Promise<void> {
  const free = await freeBytes(folder)
  if (free >= neededBytes) return
  throw downloadProblem('download-disk-full', 'There is not enough space for the model.', { folder, neededBytes, freeBytes: free })
}

/** What the disk of a folder has free for this user. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function createReport(bytesTotal: number, { onProgress, pace = REAL_PACE }: DownloadOptions) {
  let before = 0
  let lastMs = Number.NEGATIVE_INFINITY
  const tell = (path: string, bytesDone: number) => {
    lastMs = pace.now()
    onProgress?.({ bytesDone, bytesTotal, path })
  }
  return {
    bytes({ path }: HubFile, bytes: number) {
      if (pace.now() - lastMs >= PROGRESS_EVERY_MS) tell(path, before + bytes)
    },
    finished({ path, bytes }: HubFile) {
      before += bytes
      tell(path, before)
    },
  }
}

const sumOf = (files: readonly HubFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

function asDiskProblem(error: unknown, folder: string): unknown {
  if (error instanceof ProblemError || !(error instanceof Error) || !('syscall' in error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return downloadProblem('download-disk-full', 'The disk became full while the model was fetched.', { folder }, { cause: error })
  }
  return downloadProblem('download-unwritable', 'The model could not be written.', { folder, reason: error.message }, { cause: error })
}
