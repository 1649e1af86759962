import { plainText } from './plain-text.ts'

const LONGEST_LIST = 40
const DEEPEST = 4

/** A metadata value of any shape in plain words; null where it says nothing. */
export function plainValue(value: unknown, depth = 0): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return plainText(value) || null
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(8))) : 'not a number'
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'not a date' : value.toISOString()
  if (ArrayBuffer.isView(value)) return bytesInWords(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value)) return listed(value, (item) => plainValue(item, depth + 1))
  if (typeof value !== 'object') return null
  // Text in several languages comes as {lang, value}.
  if ('value' in value && 'lang' in value) return plainValue(value.value, depth + 1)
  return listed(Object.entries(value), ([key, item]) => {
    const words = plainValue(item, depth + 1)
    return words && `${plainText(key)}: ${words}`
  })
}

function listed<Item>(items: Item[], inWords: (item: Item) => string | null): string | null {
  const words = items
    .slice(0, LONGEST_LIST)
    .map(inWords)
    .filter((word) => word !== null)
  const more = items.length - LONGEST_LIST
  return words.length === 0 ? null : words.join(', ') + (more > 0 ? ` … and ${more} more` : '')
}

/** Bytes that are text are read as text (EXIF versions, comments with their 8-byte character code); others are counted. */
function bytesInWords(bytes: Uint8Array): string | null {
  const text = commentText(bytes) ?? Buffer.from(bytes).toString('latin1').replace(/\0+$/, '')
  if (text === '') return null
  return /^[\x20-\x7e\s]+$/.test(text) || commentText(bytes) ? plainText(text) || null : `${bytes.byteLength} bytes of data`
}

/** EXIF 2.32, 4.6.6 UserComment: `ASCII\0\0\0`, `UNICODE\0` or eight zeros, then the text. */
function commentText(bytes: Uint8Array): string | null {
  const code = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const rest = Buffer.from(bytes.subarray(8))
  if (code === 'ASCII\0\0\0') return rest.toString('latin1').replace(/\0+$/, '')
  if (code === 'UNICODE\0') return utf16(rest)
  return null
}

/** Little-endian unless a zero high byte comes first. */
function utf16(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
  const bigEndian = even.length > 1 && even[0] === 0 && even[1] !== 0
  return (bigEndian ? Buffer.from(even).swap16() : even).toString('utf16le').replace(/\0+$/, '')
}
