// The one layout that an archive has: every file stored as it is, in order, without gaps, comments, times or rights.
// Name, length and CRC of each file therefore decide every other byte, and a reader can hold each against what it must be.
// Field by field: APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16.

export interface ZipEntry {
  /** ASCII; see `isEntryName`. */
  name: string
  byteLength: number
  crc32: number
}

export const LOCAL_SIGNATURE = 0x04034b50
export const LOCAL_FIXED_BYTES = 30
/** A single file may not be larger; the archive may. */
export const MOST_ENTRY_BYTES = 0xffffffff - 1
export const LONGEST_NAME = 200

const NO_LIMIT_16 = 0xffff
const NO_LIMIT_32 = 0xffffffff
const VERSION = 20
const VERSION_64 = 45
/** 1 January 1980, midnight: the earliest that the format knows. */
const DATE = 0x0021

/** A path of small parts, never empty, never a step up. */
export function isEntryName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name)
}

type Field = readonly [bytes: 2 | 4 | 8, value: number]

function record(fields: readonly Field[], name = ''): Uint8Array {
  const fixed = fields.reduce((sum, [bytes]) => sum + bytes, 0)
  const out = new Uint8Array(fixed + name.length)
  const view = new DataView(out.buffer)
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else if (bytes === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += bytes
  }
  for (let i = 0; i < name.length; i++) out[fixed + i] = name.charCodeAt(i)
  return out
}

/** What stands before a file's bytes. */
export function localHeader({ name, byteLength, crc32 }: ZipEntry): Uint8Array {
  const fields: Field[] = [
    [4, LOCAL_SIGNATURE],
    [2, VERSION],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc32],
    [4, byteLength],
    [4, byteLength],
    [2, name.length],
    [2, 0],
  ]
  return record(fields, name)
}

function centralEntry({ name, byteLength, crc32 }: ZipEntry, offset: number): Uint8Array[] {
  const far = offset >= NO_LIMIT_32
  const fields: Field[] = [
    [4, 0x02014b50],
    [2, VERSION],
    [2, far ? VERSION_64 : VERSION],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc32],
    [4, byteLength],
    [4, byteLength],
    [2, name.length],
    [2, far ? 12 : 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, far ? NO_LIMIT_32 : offset],
  ]
  const beyond: Field[] = [
    [2, 1],
    [2, 8],
    [8, offset],
  ]
  return far ? [record(fields, name), record(beyond)] : [record(fields, name)]
}

/** What stands after the last file: the central directory and the end record. */
export function* archiveEnd(entries: readonly ZipEntry[]): Generator<Uint8Array> {
  let offset = 0
  let directoryBytes = 0
  for (const entry of entries) {
    for (const part of centralEntry(entry, offset)) {
      directoryBytes += part.length
      yield part
    }
    offset += LOCAL_FIXED_BYTES + entry.name.length + entry.byteLength
  }
  const count = entries.length
  if (count >= NO_LIMIT_16 || directoryBytes >= NO_LIMIT_32 || offset >= NO_LIMIT_32) {
    yield record([
      [4, 0x06064b50],
      [8, 44],
      [2, VERSION_64],
      [2, VERSION_64],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, directoryBytes],
      [8, offset],
    ])
    yield record([
      [4, 0x07064b50],
      [4, 0],
      [8, offset + directoryBytes],
      [4, 1],
    ])
  }
  yield record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(count, NO_LIMIT_16)],
    [2, Math.min(count, NO_LIMIT_16)],
    [4, Math.min(directoryBytes, NO_LIMIT_32)],
    [4, Math.min(offset, NO_LIMIT_32)],
    [2, 0],
  ])
}

/** Length of the whole archive, bytes. */
export function archiveByteLength(entries: readonly ZipEntry[]): number {
  let bytes = 0
  for (const { name, byteLength } of entries) bytes += LOCAL_FIXED_BYTES + name.length + byteLength
  for (const part of archiveEnd(entries)) bytes += part.length
  return bytes
}
