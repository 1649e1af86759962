// Writing that can be stopped at any moment and gone on with: what is done lies in `FILE.part`, how far it came in
// `FILE.part.json`. The file appears under its name only when it is whole.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { aligned, DEFAULT_ALIGNMENT } from './format.ts'
import { tensorBytes } from './tensors.ts'
import { type GgufContent, type TensorSource, type WriteGgufOptions, writeWhole } from './write.ts'
import { encodeHeader } from './write-header.ts'

export interface WriteInPartsOptions extends WriteGgufOptions {
  /** Says what the tensors are made from, so that parts of two different files never come together. */
  origin: string
  /** What is written is made certain on the disk this often; a power cut loses at most so much. 256 MB where not given. */
  certainEveryBytes?: number
}

const progress = z.strictObject({ sha256: z.string(), tensorsDone: z.number().int().min(0) })

const CERTAIN_EVERY_BYTES = 256 * 1024 * 1024

/**
 * Writes a GGUF file, or the rest of one whose writing was interrupted. Throws what the file system and the tensors throw;
 * what was written stays then, for the next call with the same content. Resolves with the bytes found done already.
 */
export async function writeGgufInParts(path: string, content: GgufContent, options: WriteInPartsOptions): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  const header = encodeHeader(content.metadata, content.tensors, DEFAULT_ALIGNMENT)
  const sha256 = createHash('sha256').update(header).update(options.origin).digest('hex')
  const done = await tensorsDone(path, sha256, header.byteLength, content.tensors)
  const file = await open(partOf(path), done > 0 ? 'r+' : 'w')
  let found = 0
  try {
    if (done > 0) found = bytesOf(content.tensors.slice(0, done))
    else await writeWhole(file, header, 0)
    await file.truncate(header.byteLength + found)
    await writeRest(path, { file, header, tensors: content.tensors, done, sha256 }, options)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(partOf(path), path)
  await rm(progressOf(path), { force: true })
  return found
}

/** Removes what an interrupted writing left. */
export async function discardParts(path: string): Promise<void> {
  for (const each of [progressOf(path), partOf(path)]) await rm(each, { force: true })
}

const partOf = (path: string) => `${path}.part`
const progressOf = (path: string) => `${path}.part.json`

interface Writing {
  file: FileHandle
  header: Uint8Array
  tensors: readonly TensorSource[]
  done: number
  sha256: string
}

async function writeRest(path: string, { file, header, tensors, done, sha256 }: Writing, options: WriteInPartsOptions) {
  const { onProgress, signal, certainEveryBytes = CERTAIN_EVERY_BYTES } = options
  const bytesTotal = bytesOf(tensors)
  let bytesDone = bytesOf(tensors.slice(0, done))
  let uncertain = 0
  onProgress?.(bytesDone, bytesTotal)
  for (let index = done; index < tensors.length; index++) {
    const tensor = tensors[index] as TensorSource
    const expected = tensorBytes(tensor.type, tensor.shape)
    let written = 0
    for await (const chunk of tensor.chunks()) {
      signal?.throwIfAborted()
      await writeWhole(file, chunk, header.byteLength + bytesDone + written)
      written += chunk.byteLength
      onProgress?.(bytesDone + written, bytesTotal)
    }
    assert.equal(written, expected, `bytes of ${tensor.name}`)
    const padded = aligned(expected, DEFAULT_ALIGNMENT)
    await writeWhole(file, new Uint8Array(padded - expected), header.byteLength + bytesDone + written)
    bytesDone += padded
    uncertain += padded
    if (uncertain < certainEveryBytes) continue
    await file.datasync()
    await keepProgress(path, { sha256, tensorsDone: index + 1 })
    uncertain = 0
  }
}

async function keepProgress(path: string, done: z.infer<typeof progress>): Promise<void> {
  const draft = `${progressOf(path)}.new`
  await writeFile(draft, JSON.stringify(done))
  await rename(draft, progressOf(path))
}

/** How many tensors of this very content an earlier attempt has written. */
async function tensorsDone(path: string, sha256: string, headerBytes: number, tensors: readonly TensorSource[]): Promise<number> {
  const kept = progress.safeParse(await readProgress(path)).data
  if (kept?.sha256 !== sha256 || kept.tensorsDone > tensors.length) return 0
  const part = await stat(partOf(path)).catch(() => null)
  return part && part.size >= headerBytes + bytesOf(tensors.slice(0, kept.tensorsDone)) ? kept.tensorsDone : 0
}

async function readProgress(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(progressOf(path), 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function bytesOf(tensors: readonly TensorSource[]): number {
  return tensors.reduce((sum, { type, shape }) => sum + aligned(tensorBytes(type, shape), DEFAULT_ALIGNMENT), 0)
}
