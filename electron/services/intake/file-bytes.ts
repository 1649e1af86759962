import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'
import { sourceProblem } from '../photos/ingest-problems.ts'

export interface OpenedFile {
  bytes: AsyncIterable<Uint8Array>
  /** Throws `photo-file-changing` where the file is no longer the one that was opened: somebody was still writing it. */
  requireUnchanged(): Promise<void>
}

/**
 * Opens a file of this machine for being copied; `onRead` is told the share of its bytes that were read, 0..1.
 * Throws `photo-file-unreadable`, also for what is no file: a pipe would be waited for without end.
 */
export async function openFileBytes(path: string, onRead: (fraction: number) => void): Promise<OpenedFile> {
  try {
    const before = await stat(path)
    if (!before.isFile()) throw new ProblemError(NOT_A_FILE)
    return {
      bytes: counted(path, before.size, onRead),
      async requireUnchanged() {
        const after = await stat(path).catch(() => null)
        // Gone by now is no matter: its bytes are here.
        if (after && (after.size !== before.size || after.mtimeMs !== before.mtimeMs)) throw new ProblemError(CHANGING)
      },
    }
  } catch (error) {
    throw sourceProblem(error)
  }
}

async function* counted(path: string, byteLength: number, onRead: (fraction: number) => void): AsyncGenerator<Uint8Array> {
  let bytesRead = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    bytesRead += chunk.byteLength
    onRead(byteLength > 0 ? Math.min(1, bytesRead / byteLength) : 1)
    yield chunk
  }
}

/** The first bytes of a file; null where it cannot be read. */
export async function headOfFile(path: string, byteLength: number): Promise<Uint8Array | null> {
  let file: FileHandle | null = null
  try {
    file = await open(path)
    const { buffer, bytesRead } = await file.read(new Uint8Array(byteLength), 0, byteLength, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  } finally {
    await file?.close()
  }
}

const NOT_A_FILE: Problem = {
  code: 'photo-file-unreadable',
  message: 'This is no file: it is a folder, a device or a connection between programs.',
  remedy: 'Choose the photos themselves, or add the folder that they are in.',
}

const CHANGING: Problem = {
  code: 'photo-file-changing',
  message: 'The file was changed while it was copied: another program is still writing it.',
  remedy: 'Wait until it is complete, then try again.',
}
