// What a file is, told by its first bytes. Its name is never asked.

export type ReadableMediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/tiff' | 'image/avif' | 'image/heic'

export type ContentKind =
  | { kind: 'readable'; mediaType: ReadableMediaType }
  /** Known, and not opened here. `name` in plain words: `a Photoshop document`. */
  | { kind: 'unsupported'; name: string }
  | { kind: 'unknown' }

/** Bytes of the beginning that `contentKind` wants to see. */
export const SNIFFED_BYTES = 256

const UNSUPPORTED_BEGINNINGS: [bytes: string, name: string][] = [
  ['BM', 'a Windows bitmap (BMP)'],
  ['8BPS', 'a Photoshop document'],
  ['%PDF', 'a PDF document'],
  ['\xff\x0a', 'a JPEG XL picture'],
  ['\0\0\0\x0cJXL ', 'a JPEG XL picture'],
  ['\0\0\0\x0cjP  ', 'a JPEG 2000 picture'],
  ['\xff\x4f\xff\x51', 'a JPEG 2000 picture'],
  ['\0\0\x01\0', 'an icon (ICO)'],
  ['FUJIFILMCCD-RAW', 'a camera raw file'],
  ['FOVb', 'a camera raw file'],
  ['IIRO', 'a camera raw file'],
  ['IIU\0', 'a camera raw file'],
  ['PK\x03\x04', 'a ZIP archive or office document'],
  ['\x1aE\xdf\xa3', 'a video'],
]

export function contentKind(head: Uint8Array): ContentKind {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return readable('image/jpeg')
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return readable('image/png')
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return readable('image/gif')
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return readable('image/webp')
  if (text.startsWith('RIFF')) return { kind: 'unsupported', name: 'a sound or video file' }
  if (/^(II[*+]\0|MM\0[*+])/.test(text)) {
    return text.startsWith('CR', 8) ? { kind: 'unsupported', name: 'a camera raw file' } : readable('image/tiff')
  }
  if (text.startsWith('ftyp', 4)) return isoMediaKind(text)
  const unsupported = UNSUPPORTED_BEGINNINGS.find(([bytes]) => text.startsWith(bytes))
  if (unsupported) return { kind: 'unsupported', name: unsupported[1] }
  if (/^\s*(<\?xml|<!--|<svg)/i.test(text.replace(/^\xef\xbb\xbf/, '')))
    return { kind: 'unsupported', name: 'a drawing or markup file (SVG, XML)' }
  return { kind: 'unknown' }
}

/** ISO 14496-12 `ftyp` box: size, `ftyp`, major brand, version, compatible brands. */
function isoMediaKind(text: string): ContentKind {
  const size = Math.min(Buffer.from(text.slice(0, 4), 'latin1').readUInt32BE(), text.length)
  const brands = [text.slice(8, 12)]
  for (let at = 16; at + 4 <= size; at += 4) brands.push(text.slice(at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return readable('image/avif')
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) return readable('image/heic')
  if (brands.includes('crx ')) return { kind: 'unsupported', name: 'a camera raw file' }
  return { kind: 'unsupported', name: 'a video or another kind of media file' }
}

function readable(mediaType: ReadableMediaType): ContentKind {
  return { kind: 'readable', mediaType }
}
