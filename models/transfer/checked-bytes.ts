import { createHash } from 'node:crypto'
import { type Sha256, sha256 } from '../../electron/contract/ids.ts'
import type { ListedFile } from './manifest.ts'
import { transferProblem } from './transfer-problem.ts'

export interface CheckOptions {
  signal?: AbortSignal | undefined
  /** Bytes that went by since the last call. */
  onBytes?: ((bytes: number) => void) | undefined
  onHash?: (hash: Sha256) => void
}

/**
 * Passes a file's bytes on and holds them against what is said of them, as they go by: never more of them than was said, and at
 * the end the very hash. Throws `transfer-file-damaged`.
 */
export async function* checkedBytes(
  source: AsyncIterable<Uint8Array>,
  { name, bytes, sha256: expected }: ListedFile,
  { signal, onBytes, onHash }: CheckOptions,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let done = 0
  for await (const piece of readable(source, name)) {
    signal?.throwIfAborted()
    done += piece.byteLength
    if (done > bytes)
      throw damaged(name, `it is longer than the ${bytes.toLocaleString('en')} bytes that were promised`, { expectedBytes: bytes })
    hash.update(piece)
    onBytes?.(piece.byteLength)
    yield piece
  }
  signal?.throwIfAborted()
  if (done < bytes)
    throw damaged(name, `it ends after ${done.toLocaleString('en')} of ${bytes.toLocaleString('en')} bytes`, {
      expectedBytes: bytes,
      foundBytes: done,
    })
  const found = sha256.parse(hash.digest('hex'))
  if (expected !== null && found !== expected) {
    throw damaged(name, 'its content is not the one that was promised', { expectedSha256: expected, foundSha256: found })
  }
  onHash?.(found)
}

/** A stick that was pulled out is not a damaged file. */
async function* readable(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    const details = { name, reason: error.message }
    throw transferProblem('transfer-unreadable', `The file ${name} could not be read to its end.`, details, { cause: error })
  }
}

function damaged(name: string, what: string, details: Record<string, string | number>) {
  return transferProblem('transfer-file-damaged', `The file ${name} is damaged: ${what}.`, { name, ...details })
}
