import { bytesKept, discardDownload, download } from '../../../../models/downloads/download.ts'
import type { DownloadNumber } from '../../../contract/downloads.ts'
import { sha256 } from '../../../contract/ids.ts'
import type { Problem } from '../../../contract/problem.ts'
import { problemOf } from '../../../core/problem.ts'
import type { Library } from '../../library/library.ts'
import { createOneAtATime } from '../../library/one-at-a-time.ts'
import { claimNextDownload, failDownload, finishDownload, noteDownloadedFile, noteDownloadProgress } from '../../store/download-changes.ts'
import { type DownloadRecord, getDownload, isDownloadStillMine, isDownloadUnwanted } from '../../store/downloads.ts'
import { type RootOf, withConnection } from './asked-hub.ts'
import type { HubNetwork } from './hub-network.ts'
import { keepOrigin } from './keep-origin.ts'

export interface DownloadUnderWay {
  number: DownloadNumber
  path: string
  bytesDone: number
  bytesPerSecond: number
}

export interface DownloadQueue {
  /** Looks for what waits for this process; returns at once. */
  wake(): void
  /** What this process fetches now. */
  underWay(): DownloadUnderWay | null
  /** Calls `listener` when more has come. Returns how to stop. */
  onProgress(listener: () => void): () => void
  /** Stops what is under way; what came is kept. */
  close(): Promise<void>
}

export interface DownloadQueueOptions {
  library: Library
  rootOf: RootOf
  network: () => Promise<HubNetwork>
  onBug: (error: unknown) => void
}

const NOTE_EVERY_MS = 2000
/** The speed that is shown is that of the last seconds. */
const SPEED_OVER_MS = 5000

/** Fetches one model at a time, of those that this process was asked for. */
export function createDownloadQueue({ library, rootOf, network, onBug }: DownloadQueueOptions): DownloadQueue {
  const sessionId = library.session
  const listeners = new Set<() => void>()
  let underWay: (DownloadUnderWay & { controller: AbortController }) | null = null

  const queue = createOneAtATime({ claim: () => claimNextDownload(library.write, { sessionId }), work: workOn, onBug })
  const stopWatching = library.onChange(() => {
    if (underWay && !isStillMine(underWay.number)) underWay.controller.abort(calledOff())
  })

  function isStillMine(number: DownloadNumber): boolean {
    try {
      return isDownloadStillMine(library.write, { number, sessionId })
    } catch (error) {
      // A library that cannot be read stops the work where it next needs it, and there it is told.
      if (!problemOf(error)) onBug(error)
      return true
    }
  }

  async function workOn(record: DownloadRecord): Promise<void> {
    const { number } = record
    const controller = new AbortController()
    underWay = { number, controller, path: '', bytesDone: record.bytesDone, bytesPerSecond: 0 }
    try {
      await fetchRecord(record, controller.signal)
      await queue.whenWritable(() => isStillMine(number) && finishDownload(library.write, { number }, library.byProgram()))
    } catch (error) {
      if (controller.signal.aborted || queue.closing.aborted) {
        await letGoOf(record)
        return
      }
      const problem = problemOf(error)
      if (!problem) onBug(error)
      await queue.whenWritable(
        () => isStillMine(number) && failDownload(library.write, { number, problem: problem ?? SOMETHING_BROKE }, library.byProgram()),
      )
    } finally {
      underWay = null
      for (const listener of listeners) listener()
    }
  }

  async function fetchRecord(record: DownloadRecord, signal: AbortSignal): Promise<void> {
    const way = await network()
    const speed = createSpeed()
    let notedAtMs = performance.now()
    const { folder } = await withConnection(way, (connection, host) =>
      download(
        { ...orderOf(record, rootOf), verified: new Set(record.files.flatMap((file) => (file.sha256 ? [file.path] : []))) },
        {
          ...{ connection, host, signal, bytesPerSecond: way.bytesPerSecond },
          onProgress({ path, bytesDone }) {
            if (underWay) Object.assign(underWay, { path, bytesDone, bytesPerSecond: speed(bytesDone) })
            for (const listener of listeners) listener()
            if (performance.now() - notedAtMs < NOTE_EVERY_MS) return
            notedAtMs = performance.now()
            noteDownloadProgress(library.write, { number: record.number, bytesDone })
          },
          onVerified: (path, hash) => noteDownloadedFile(library.write, { number: record.number, path, sha256: sha256.parse(hash) }),
        },
      ),
    )
    await keepOrigin(getDownload(library.write, record.number), folder, signal)
  }

  async function letGoOf(record: DownloadRecord): Promise<void> {
    const order = orderOf(record, rootOf)
    try {
      if (isDownloadUnwanted(library.write, record.number)) return await discardDownload(order)
      noteDownloadProgress(library.write, { number: record.number, bytesDone: await bytesKept(order) })
    } catch (error) {
      // How far it is said to be is not worth waiting for.
      if (!problemOf(error)) throw error
    }
  }

  return {
    wake: queue.wake,
    underWay: () => underWay,
    onProgress(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      const closed = queue.close(calledOff())
      stopWatching()
      underWay?.controller.abort(calledOff())
      await closed
    },
  }
}

/** What the engine of downloads needs to know of a record. */
export function orderOf({ repo, commit, form, folderName, files }: DownloadRecord, rootOf: RootOf) {
  return {
    ...{ repo, commit, folderName, root: rootOf(form) },
    files: files.map(({ path, bytes, hashKind, hash }) => ({ path, bytes, hash: { kind: hashKind, value: hash } })),
  }
}

/** Told how much is there, says how much came a second lately. */
function createSpeed(): (bytesDone: number) => number {
  const seen: { atMs: number; bytes: number }[] = []
  return (bytes) => {
    const atMs = performance.now()
    seen.push({ atMs, bytes })
    while (seen.length > 2 && atMs - seen[0]!.atMs > SPEED_OVER_MS) seen.shift()
    const [first] = seen
    return first && atMs > first.atMs ? Math.max(0, Math.round(((bytes - first.bytes) * 1000) / (atMs - first.atMs))) : 0
  }
}

const calledOff = () => new DOMException('The download was called off', 'AbortError')

const SOMETHING_BROKE: Problem = {
  code: 'something-broke',
  message: 'Something in Whereabouts broke while this model was fetched.',
  remedy: 'Go on with it. If it happens again, report what the log says.',
}
