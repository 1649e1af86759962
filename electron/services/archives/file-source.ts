import type { FileHandle } from 'node:fs/promises'
import type { ByteSource } from '../../../resources/verifier/core/verify-archive.ts'

/** An open file as the verifier reads it. */
export async function fileSource(file: FileHandle): Promise<ByteSource> {
  const { size } = await file.stat()
  return {
    byteLength: size,
    async read(offset, byteLength) {
      const bytes = new Uint8Array(Math.max(0, Math.min(byteLength, size - offset)))
      let done = 0
      while (done < bytes.length) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, offset + done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return bytes.subarray(0, done)
    },
  }
}

const PIECE_BYTES = 1024 * 1024

/** A part of a file, piece by piece. */
export async function* piecesOf(
  source: ByteSource,
  { offset, byteLength }: { offset: number; byteLength: number },
): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < byteLength; ) {
    const piece = await source.read(offset + done, Math.min(PIECE_BYTES, byteLength - done))
    if (piece.length === 0) return
    yield piece
    done += piece.length
  }
}
