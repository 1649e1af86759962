// ZIP archives byte by byte, so that a test can have them say anything.
import { crc32 } from 'node:zlib'

export interface HandEntry {
  name: string
  bytes: Buffer
  /** Said of it in the list at the end; by default what it has. */
  said?: number
  method?: number
  flags?: number
  /** Unix rights and kind of file. */
  mode?: number
  /** Points at the bytes of an earlier entry, by its number, instead of having its own. */
  sharesWith?: number
}

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const out = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of values) {
    if (bytes === 2) out.writeUInt16LE(value, at)
    else out.writeUInt32LE(value >>> 0, at)
    at += bytes
  }
  return out
}

export function zipByHand(entries: readonly HandEntry[], { count = entries.length }: { count?: number } = {}): Buffer {
  const pieces: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  const add = (piece: Buffer) => {
    pieces.push(piece)
    offset += piece.length
  }
  for (const { name, bytes, method = 0, flags = 0x800, sharesWith } of entries) {
    if (sharesWith !== undefined) {
      offsets.push(offsets[sharesWith]!)
      continue
    }
    offsets.push(offset)
    const title = Buffer.from(name)
    const sum = crc32(bytes)
    add(fields([4, 0x04034b50], [2, 20], [2, flags], [2, method], [2, 0], [2, 33], [4, sum], [4, bytes.length], [4, bytes.length]))
    add(fields([2, title.length], [2, 0]))
    add(title)
    add(bytes)
  }
  const start = offset
  for (const [index, { name, bytes, said = bytes.length, method = 0, flags = 0x800, mode = 0o100644 }] of entries.entries()) {
    const title = Buffer.from(name)
    add(fields([4, 0x02014b50], [2, 0x0314], [2, 20], [2, flags], [2, method], [2, 0], [2, 33], [4, crc32(bytes)], [4, said], [4, said]))
    add(fields([2, title.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, (mode << 16) >>> 0], [4, offsets[index]!]))
    add(title)
  }
  const directory = offset - start
  add(fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory], [4, start], [2, 0]))
  return Buffer.concat(pieces)
}
