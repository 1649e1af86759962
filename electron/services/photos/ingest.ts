import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Sha256, sha256 } from '../../contract/ids.ts'
import { ProblemError } from '../../core/problem.ts'
import { sourceProblem, storageProblem } from './ingest-problems.ts'

export interface IngestOptions {
  bytes: AsyncIterable<Uint8Array>
  /** Where an original of this hash belongs. */
  originalPath: (sha256: Sha256) => string
  /** The library's folder; half-copied files wait in `incoming/` there, on the same disk as the originals. */
  folder: string
  /** Larger files are refused. */
  mostBytes?: number
  signal?: AbortSignal
}

export interface IngestedOriginal {
  sha256: Sha256
  byteLength: number
  /** The same bytes were in the library already. */
  wasHere: boolean
}

export const MOST_BYTES = 1024 ** 3
const ABANDONED_AFTER_MS = 24 * 3_600_000

/**
 * Copies bytes into the library under their SHA-256, read-only. Either the whole file is there in the end, on the disk,
 * or nothing is. Throws `photo-empty`, `photo-file-too-large`, `photo-file-unreadable`, `disk-full`, `library-read-only`
 * or `library-unreachable`, and the signal's reason.
 */
export async function ingest({ bytes, originalPath, folder, mostBytes = MOST_BYTES, signal }: IngestOptions): Promise<IngestedOriginal> {
  // Before anything else: a stream that cannot be opened says so at once, and whom nobody listens to ends the process.
  const source = listenedTo(bytes)
  const incoming = join(folder, 'incoming')
  const part = join(incoming, `${randomUUID()}.part`)
  try {
    await storing(() => makeFolder(incoming))
    await removeAbandoned(incoming)
    const { hash, byteLength } = await writePart(part, source, mostBytes, signal)
    const path = originalPath(hash)
    const wasHere = await storing(() => isWhole(path, byteLength))
    if (!wasHere) await storing(() => moveInto(path, part))
    return { sha256: hash, byteLength, wasHere }
  } finally {
    await source.return()
    await rm(part, { force: true })
  }
}

/**
 * Makes a file of the library that was written by `ingest` before, and is whole, the original of its hash. May be done
 * again after it was interrupted: where the original is there already, the file need not be. Throws what `ingest` throws,
 * and `received-missing`.
 */
export async function adoptOriginal(input: { file: string; path: string; byteLength: number }): Promise<void> {
  const { file, path, byteLength } = input
  await storing(async () => {
    if (await isWhole(path, byteLength)) return rm(file, { force: true })
    if (!(await isWhole(file, byteLength))) throw new ProblemError(RECEIVED_MISSING)
    await moveInto(path, file)
  })
}

const RECEIVED_MISSING = {
  code: 'received-missing',
  message: 'The bytes of this photo were handed over, but are no longer in the library.',
  remedy: 'Add the photo again from where it came.',
}

/** Not `recursive`, which answers ENOENT where the disk is read-only. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** What a killed program left half copied. Other programs may be copying into the same library now: theirs is young. */
async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(absent)
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true })
  }
}

async function writePart(
  part: string,
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
  signal?: AbortSignal,
): Promise<{ hash: Sha256; byteLength: number }> {
  const file = await storing(() => open(part, 'wx', 0o444))
  const hash = createHash('sha256')
  let byteLength = 0
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted()
      byteLength += chunk.byteLength
      if (byteLength > mostBytes) throw tooLarge(mostBytes)
      hash.update(chunk)
      await storing(() => writeAll(file, chunk))
    }
    signal?.throwIfAborted()
    if (byteLength === 0) throw empty()
    await storing(() => file.sync())
  } finally {
    await file.close()
  }
  return { hash: sha256.parse(hash.digest('hex')), byteLength }
}

interface Source extends AsyncIterable<Uint8Array> {
  return(): Promise<void>
}

/** Asks for the first bytes at once, and tells failures of the source apart from failures of the library's disk. */
function listenedTo(bytes: AsyncIterable<Uint8Array>): Source {
  const iterator = bytes[Symbol.asyncIterator]()
  const next = () =>
    iterator.next().catch((error) => {
      throw sourceProblem(error)
    })
  let ahead: ReturnType<typeof next> | null = next()
  // Heard here; thrown where it is awaited.
  ahead.catch(() => null)
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const asked = ahead ?? next()
        ahead = null
        return asked
      },
    }),
    return: async () => {
      await iterator.return?.()
    },
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    written += (await file.write(chunk, written, chunk.byteLength - written)).bytesWritten
  }
}

/** An original of another length is a damaged one, which the good copy then replaces. */
async function isWhole(path: string, byteLength: number): Promise<boolean> {
  const found = await stat(path).catch(absent)
  return found?.size === byteLength
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function moveInto(path: string, part: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await rename(part, path)
  await syncFolder(dirname(path))
}

/** The name of a new file is on the disk only once its folder is; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using handle = await open(folder, constants.O_RDONLY)
  await handle.sync()
}

async function storing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw storageProblem(error)
  }
}

function tooLarge(mostBytes: number): ProblemError {
  return new ProblemError({
    code: 'photo-file-too-large',
    message: `The file is larger than ${Math.round(mostBytes / 1e6)} MB, the most that is taken in.`,
    remedy: 'If it is a photo, save a smaller copy of it and add that.',
  })
}

function empty(): ProblemError {
  return new ProblemError({
    code: 'photo-empty',
    message: 'The file is empty: it holds no bytes at all.',
    remedy: 'Copy or download it again from where it came.',
  })
}
