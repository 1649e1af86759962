// Writing that can be stopped at any moment and gone on with: what is done lies in `FILE.part`, how far it came in
// `FILE.part.json`. The file appears under its name only when it is whole.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Certainty } from './certainty.ts'
import { aligned, DEFAULT_ALIGNMENT } from './format.ts'
import { finish, isFinished, keepRecord, type PartsRecord, partOf, readRecord } from './parts-record.ts'
import { tensorBytes } from './tensors.ts'
import { type GgufContent, type TensorSource, type WriteGgufOptions, writeWhole } from './write.ts'
import { encodeHeader } from './write-header.ts'

export interface WriteInPartsOptions extends WriteGgufOptions {
  /** Says what the tensors are made from, so that parts of two different files never come together. */
  origin: string
  /** What is written is made certain on the disk this often; a power cut loses at most so much. 64 MB where not given. */
  certainEveryBytes?: number
}

const CERTAIN_EVERY_BYTES = 64 * 1024 * 1024

/**
 * Writes a GGUF file, or the rest of one whose writing was interrupted, or nothing where it is finished already. The record of
 * that stays until `discardParts`, so that of several files written one after the other none is written twice. Throws what the
 * file system and the tensors throw; what was written stays then, for the next call with the same content. Resolves with the
 * bytes found done already.
 */
export async function writeGgufInParts(path: string, content: GgufContent, options: WriteInPartsOptions): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  const { tensors } = content
  const header = encodeHeader(content.metadata, tensors, DEFAULT_ALIGNMENT)
  const sha256 = createHash('sha256').update(header).update(options.origin).digest('hex')
  const record = await readRecord(path)
  if (record?.sha256 === sha256 && (await isFinished(path, record))) {
    options.onProgress?.(bytesOf(tensors), bytesOf(tensors))
    return bytesOf(tensors)
  }
  const done = record?.sha256 === sha256 ? await tensorsDone(path, record, header.byteLength, tensors) : 0
  const file = await open(partOf(path), done > 0 ? 'r+' : 'w')
  const found = bytesOf(tensors.slice(0, done))
  try {
    if (done === 0) await writeWhole(file, header, 0)
    await file.truncate(header.byteLength + found)
    await writeRest(path, { file, header, tensors, done, sha256 }, options)
    await file.sync()
  } finally {
    await file.close()
  }
  await finish(path, { sha256, tensorsDone: tensors.length })
  return found
}

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
  const certainty = new Certainty(file, certainEveryBytes, (tensorsDone) => keepRecord(path, { sha256, tensorsDone }))
  let writing: Promise<void> = Promise.resolve()
  onProgress?.(bytesDone, bytesTotal)
  try {
    for (let index = done; index < tensors.length; index++) {
      const tensor = tensors[index] as TensorSource
      const expected = tensorBytes(tensor.type, tensor.shape)
      let written = 0
      for await (const chunk of tensor.chunks()) {
        await writing
        signal?.throwIfAborted()
        writing = writeWhole(file, chunk, header.byteLength + bytesDone + written)
        // Where the next chunk fails first, this failure is nobody's; else it is thrown when it is awaited.
        writing.catch(() => {})
        written += chunk.byteLength
        onProgress?.(bytesDone + written, bytesTotal)
      }
      assert.equal(written, expected, `bytes of ${tensor.name}`)
      const padded = aligned(expected, DEFAULT_ALIGNMENT)
      await writeWhole(file, new Uint8Array(padded - expected), header.byteLength + bytesDone + written)
      bytesDone += padded
      certainty.add(padded)
      if (!certainty.isDue) continue
      await writing
      certainty.begin(index + 1)
    }
    await writing
    certainty.add(0)
  } finally {
    await writing.catch(() => {})
    await certainty.end()
  }
}

/** How many tensors an earlier attempt has written for certain. */
async function tensorsDone(path: string, record: PartsRecord, headerBytes: number, tensors: readonly TensorSource[]): Promise<number> {
  if (record.tensorsDone > tensors.length) return 0
  const part = await stat(partOf(path)).catch(() => null)
  return part && part.size >= headerBytes + bytesOf(tensors.slice(0, record.tensorsDone)) ? record.tensorsDone : 0
}

function bytesOf(tensors: readonly TensorSource[]): number {
  return tensors.reduce((sum, { type, shape }) => sum + aligned(tensorBytes(type, shape), DEFAULT_ALIGNMENT), 0)
}
