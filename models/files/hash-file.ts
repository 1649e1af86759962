import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { type Sha256, sha256 } from '../../electron/contract/ids.ts'

const READ_BYTES = 1024 * 1024

export interface HashFileOptions {
  signal?: AbortSignal | undefined
  /** Bytes read so far. */
  onProgress?: ((bytesDone: number) => void) | undefined
}

/** SHA-256 of a file, by reading it all. Throws what the file system throws, and the signal's reason. */
export async function hashFile(path: string, { signal, onProgress }: HashFileOptions = {}): Promise<Sha256> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    // Two that take turns: one is hashed while the other is read.
    const buffers = [Buffer.allocUnsafeSlow(READ_BYTES), Buffer.allocUnsafeSlow(READ_BYTES)] as const
    const read = (turn: number) => file.read(buffers[(turn % 2) as 0 | 1], 0, READ_BYTES, null)
    let ahead = read(0)
    for (let done = 0, turn = 1; ; turn++) {
      const { buffer, bytesRead } = await ahead
      if (bytesRead === 0) break
      signal?.throwIfAborted()
      ahead = read(turn)
      hash.update(buffer.subarray(0, bytesRead))
      done += bytesRead
      onProgress?.(done)
    }
  } finally {
    await file.close()
  }
  return sha256.parse(hash.digest('hex'))
}

/** SHA-256 of what is in memory. */
export function hashBytes(bytes: string | Uint8Array): Sha256 {
  return sha256.parse(createHash('sha256').update(bytes).digest('hex'))
}
