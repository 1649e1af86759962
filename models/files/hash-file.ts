import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Sha256, sha256 } from '../../electron/contract/ids.ts'

const READ_BYTES = 4 * 1024 * 1024

export interface HashFileOptions {
  signal?: AbortSignal | undefined
  /** Bytes read so far. */
  onProgress?: ((bytesDone: number) => void) | undefined
}

/** SHA-256 of a file, by reading it all. Throws what the file system throws, and the signal's reason. */
export async function hashFile(path: string, { signal, onProgress }: HashFileOptions = {}): Promise<Sha256> {
  const hash = createHash('sha256')
  let done = 0
  for await (const piece of createReadStream(path, { highWaterMark: READ_BYTES, signal }) as AsyncIterable<Buffer>) {
    hash.update(piece)
    done += piece.byteLength
    onProgress?.(done)
  }
  return sha256.parse(hash.digest('hex'))
}

/** SHA-256 of what is in memory. */
export function hashBytes(bytes: string | Uint8Array): Sha256 {
  return sha256.parse(createHash('sha256').update(bytes).digest('hex'))
}
