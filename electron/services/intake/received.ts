// Bytes that the page handed over: kept inside the library until the queue makes them originals, so that what has
// arrived survives a restart.
import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ingest } from '../photos/ingest.ts'
import type { IntakeSource } from '../store/intake-row.ts'

const FOLDER = 'received'
/** Another process may be about to queue what it has just received. */
const STRAY_AFTER_MS = 3_600_000

export type Received = Extract<IntakeSource, { received: string }>

export const receivedPath = (libraryFolder: string, received: string): string => join(libraryFolder, FOLDER, received)

/** Throws what `ingest` throws. When this resolves, the bytes are on the disk. */
export async function receive(libraryFolder: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<Received> {
  const received = randomUUID()
  const path = receivedPath(libraryFolder, received)
  const { sha256, byteLength } = await ingest({ bytes, originalPath: () => path, folder: libraryFolder, signal })
  return { received, sha256, byteLength }
}

export async function forgetReceived(libraryFolder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(receivedPath(libraryFolder, name), { force: true })
}

/** Deletes what a process that died between receiving and queueing has left. */
export async function removeStrayReceived(libraryFolder: string, needed: ReadonlySet<string>): Promise<void> {
  const names = await readdir(join(libraryFolder, FOLDER)).catch(nothingThere)
  for (const name of names) {
    if (needed.has(name)) continue
    const found = await stat(receivedPath(libraryFolder, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > STRAY_AFTER_MS) await forgetReceived(libraryFolder, [name])
  }
}

function nothingThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
