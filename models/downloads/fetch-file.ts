import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { takeLock } from '../files/lock-file.ts'
import type { Bandwidth } from './bandwidth.ts'
import { contentHash } from './content-hash.ts'
import { downloadProblem } from './download-problem.ts'
import type { HubAnswer, HubConnection } from './hub-connection.ts'
import type { HubFile } from './hub-listing.ts'
import { KEEP_EVERY_BYTES, lockPath, openPart, type PartFile } from './part-file.ts'
import { createPatience, type Pace } from './patience.ts'
import { expectPlainFile } from './safe-name.ts'
import { refuseStatus, TransportFault } from './transport-fault.ts'

export interface FetchOptions {
  connection: HubConnection
  /** Below the hub's base address. */
  path: string
  purpose: string
  host: string
  pace: Pace
  bandwidth: Bandwidth
  signal: AbortSignal | undefined
  /** Bytes of this file that are there. */
  onBytes: (bytes: number) => void
  keepEveryBytes?: number
}

/**
 * Fetches one file: goes on where it was, tries again where it broke off, and gives the file its name only when its hash
 * is the hub's. A file that is there already is read and, if it is this one, left as it is. Throws `download-…`, the
 * signal's reason, and what the disk throws.
 */
export async function fetchFile(file: HubFile, target: string, options: FetchOptions): Promise<{ sha256: string }> {
  const lock = lockPath(target)
  if (!(await takeLock(lock))) {
    throw downloadProblem('download-under-way', `Another download writes “${file.path}”.`, { lock })
  }
  try {
    const there = await alreadyThere(file, target, options.signal)
    if (there !== null) return { sha256: there }
    const part = await openPart(target, file, options.signal, options.keepEveryBytes ?? KEEP_EVERY_BYTES)
    try {
      const sha256 = await complete(part, file, options)
      await part.become(target)
      return { sha256 }
    } catch (error) {
      // What came is kept where the disk still takes it; why it ended is what counts.
      await part.keep().catch(() => null)
      await part.close().catch(() => null)
      throw error
    }
  } finally {
    await rm(lock, { force: true })
  }
}

/** The hash of a finished file that is the wanted one; null where there is none. Throws `download-file-differs` for another. */
async function alreadyThere(file: HubFile, target: string, signal: AbortSignal | undefined): Promise<string | null> {
  await expectPlainFile(target, file.path)
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return null
  const hash = contentHash(file)
  if (found.size === file.bytes) {
    for await (const chunk of createReadStream(target, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer)
    const { sha256, matches } = hash.finish()
    if (matches) return sha256
  }
  throw downloadProblem('download-file-differs', `Another file of the name “${file.path}” is there already; it was left alone.`, {
    path: target,
  })
}

async function complete(part: PartFile, file: HubFile, options: FetchOptions): Promise<string> {
  const patience = createPatience(options.host, options.pace, options.signal)
  let wasWrong = false
  let most = part.bytes
  const onBytes = (bytes: number) => {
    if (bytes > most) patience.progressed()
    most = Math.max(most, bytes)
    options.onBytes(bytes)
  }
  options.onBytes(part.bytes)
  for (;;) {
    if (part.bytes === file.bytes) {
      const { sha256, matches } = part.finish()
      if (matches) return sha256
      await part.beginAnew(null)
      // Once it may have been this disk, or bytes from before a change: a second time it is the other side.
      if (wasWrong) {
        const message = `“${file.path}” arrived with other bytes than the hub says it has, twice. It was thrown away.`
        throw downloadProblem('download-hash-mismatch', message, { path: file.path, expected: file.hash.value, sha256 })
      }
      wasWrong = true
    }
    try {
      await receive(part, file, { ...options, onBytes })
    } catch (error) {
      options.signal?.throwIfAborted()
      await patience.after(error)
    }
  }
}

async function receive(part: PartFile, file: HubFile, options: FetchOptions): Promise<void> {
  const { connection, path, purpose, host, signal, bandwidth, onBytes } = options
  const answer = await connection.get(path, { purpose, headers: rangeHeaders(part, host), signal })
  try {
    await fitToAnswer(part, file, answer, options)
  } catch (error) {
    answer.discard()
    throw error
  }
  for await (const chunk of answer.chunks()) {
    if (part.bytes + chunk.byteLength > file.bytes) {
      throw sizeLies(file, 'more bytes came than the hub says it has')
    }
    await part.append(chunk)
    onBytes(part.bytes)
    await bandwidth(chunk.byteLength, signal)
  }
  if (part.bytes < file.bytes) throw new TransportFault('the answer ended early')
}

/** A weak tag says nothing of bytes, and another mirror's nothing here: then the hash at the end has to tell. */
function rangeHeaders({ bytes, tag }: PartFile, host: string): Record<string, string> {
  if (bytes === 0) return {}
  const isTelling = tag?.host === host && !tag.etag.startsWith('W/')
  return { range: `bytes=${bytes}-`, ...(isTelling && { 'if-range': tag.etag }) }
}

/** Brings the part to where the answer begins. Throws where the answer is none, or speaks of another file. */
async function fitToAnswer(part: PartFile, file: HubFile, answer: HubAnswer, { host }: FetchOptions): Promise<void> {
  const etag = answer.header('etag')
  const tag = etag === null ? null : { host, etag }
  const encoding = answer.header('content-encoding')
  if (encoding !== null && encoding !== 'identity') {
    throw downloadProblem('download-answer-odd', `“${file.path}” came packed although it was asked for as it is.`, { host, encoding })
  }
  if (answer.status === 200) {
    const length = answer.header('content-length')
    if (length !== null && Number(length) !== file.bytes) throw sizeLies(file, `it would be ${length} bytes long`)
    // The whole: ranges are not to be had, or the file is another than when this part of it came.
    await part.beginAnew(tag)
    return
  }
  if (answer.status === 206) {
    const [, first, total] = answer.header('content-range')?.match(/^bytes (\d+)-\d+\/(\d+|\*)$/) ?? []
    const hasChanged = tag !== null && part.tag?.host === host && part.tag.etag !== tag.etag
    if (first === undefined || Number(first) !== part.bytes || hasChanged) {
      await part.beginAnew(null)
      throw new TransportFault('a range of something else came than was asked for')
    }
    if (total !== '*' && Number(total) !== file.bytes) throw sizeLies(file, `it would be ${total} bytes long`)
    part.setTag(tag)
    return
  }
  if (answer.status === 416) {
    await part.beginAnew(null)
    throw new TransportFault('status 416')
  }
  refuseStatus(answer.status, { what: `file “${file.path}”`, host, retryAfter: answer.header('retry-after') })
}

function sizeLies(file: HubFile, reason: string) {
  const message = `“${file.path}” is not what the hub lists: ${reason}.`
  return downloadProblem('download-size-lies', message, { path: file.path, listedBytes: file.bytes, reason })
}
