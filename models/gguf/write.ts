import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { aligned, DEFAULT_ALIGNMENT } from './format.ts'
import { tensorBytes } from './tensors.ts'
import type { GgufValue } from './values.ts'
import { encodeHeader, type TensorShape } from './write-header.ts'

export interface TensorSource extends TensorShape {
  /**
   * The tensor's bytes in order. `writeGguf` writes a chunk before it asks for the next, so one buffer may be used again;
   * `writeGgufInParts` writes it meanwhile, and two buffers must take turns.
   */
  chunks: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

export interface GgufContent {
  metadata: Iterable<readonly [string, GgufValue]>
  tensors: readonly TensorSource[]
}

export interface WriteGgufOptions {
  /** Called as tensors are written; bytes of tensor data. */
  onProgress?: (bytesDone: number, bytesTotal: number) => void
  signal?: AbortSignal
}

/** Bytes that the file will have. */
export function ggufBytes({ metadata, tensors }: GgufContent): number {
  const header = encodeHeader(metadata, tensors, DEFAULT_ALIGNMENT).byteLength
  return tensors.reduce((sum, { type, shape }) => sum + aligned(tensorBytes(type, shape), DEFAULT_ALIGNMENT), header)
}

/**
 * Writes a GGUF file of any size in little memory. The file appears under its name only when it is whole.
 * Throws what the file system throws (a full disk, a read-only folder); nothing is left behind then.
 */
export async function writeGguf(path: string, content: GgufContent, options: WriteGgufOptions = {}): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const partial = `${path}.${randomUUID()}.partial`
  const file = await open(partial, 'wx')
  try {
    try {
      await file.write(encodeHeader(content.metadata, content.tensors, DEFAULT_ALIGNMENT))
      await writeTensors(file, content.tensors, options)
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function writeTensors(file: FileHandle, tensors: readonly TensorSource[], { onProgress, signal }: WriteGgufOptions): Promise<void> {
  const bytesTotal = tensors.reduce((sum, tensor) => sum + tensorBytes(tensor.type, tensor.shape), 0)
  let bytesDone = 0
  for (const tensor of tensors) {
    const expected = tensorBytes(tensor.type, tensor.shape)
    let written = 0
    for await (const chunk of tensor.chunks()) {
      signal?.throwIfAborted()
      await writeWhole(file, chunk)
      written += chunk.byteLength
      onProgress?.(bytesDone + written, bytesTotal)
    }
    assert.equal(written, expected, `bytes of ${tensor.name}`)
    bytesDone += written
    const padding = aligned(expected, DEFAULT_ALIGNMENT) - expected
    if (padding > 0) await writeWhole(file, new Uint8Array(padding))
  }
}

/** A single write may take less than it was given (a pipe, a nearly full disk). Without a position, where the last one ended. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array, position?: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const at = position === undefined ? null : position + done
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at)
    done += bytesWritten
  }
}
