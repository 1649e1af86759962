import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { ZipEntry } from '../../../resources/verifier/core/zip-layout.ts'

/** One file of an archive that is being put together. */
export interface ArchivePart extends ZipEntry {
  sha256: string
  /** How many lines a table has. */
  rows?: number
  bytes: () => AsyncIterable<Uint8Array>
}

export function textPart(name: string, text: string): ArchivePart {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, byteLength: bytes.length, crc32: crc32(bytes), sha256, bytes: () => oneByOne(bytes) }
}

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
