import exifr from 'exifr'
import { sharp } from '../reader/decoder.ts'
import type { ReadableMediaType } from '../reader/media-type.ts'
import { contentCredentials } from './content-credentials.ts'
import { plainText } from './plain-text.ts'

/** Tags by group, untranslated: `exif`, `gps`, `ifd0`, `iptc`, and XMP's namespaces (`dc`, `photoshop`, `Iptc4xmpCore`, …). */
export type RawGroups = Record<string, Record<string, unknown>>

export interface RawMetadata {
  groups: RawGroups
  complaints: string[]
}

const ASKED = {
  tiff: true,
  exif: true,
  gps: true,
  interop: true,
  ifd1: true,
  xmp: true,
  iptc: true,
  icc: true,
  jfif: true,
  makerNote: false,
  userComment: true,
  mergeOutput: false,
  reviveValues: false,
  multiSegment: true,
}

/** Everything exifr finds. What cannot be read becomes a complaint, never an exception. */
export async function rawMetadata(path: string, mediaType: ReadableMediaType): Promise<RawMetadata> {
  const complaints: string[] = []
  // Without a prototype: XMP namespaces are named by the file.
  const groups: RawGroups = Object.create(null)
  const attempt = async <Result>(read: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await read()
    } catch (error) {
      complaints.push(`Part of what the file says of itself is damaged and could not be read (${reasonOf(error)}).`)
      return null
    }
  }
  const readers = OPENED_WHOLE_BY_EXIFR.has(mediaType)
    ? [() => exifr.parse(path, ASKED)]
    : ((await attempt(() => blockReaders(path))) ?? [])
  const credentials = await attempt(() => contentCredentials(path))
  if (credentials) groups.c2pa = { ContentCredentials: credentials }
  for (const read of readers) {
    for (const [name, group] of Object.entries((await attempt(read)) ?? {})) keep(groups, complaints, name, group)
  }
  return { groups, complaints }
}

/**
 * In WebP and GIF exifr finds nothing, in HEIC, AVIF and PNG less than libvips does; and a PNG's colour profile, which is
 * compressed, it would inflate without a limit.
 */
const OPENED_WHOLE_BY_EXIFR = new Set<ReadableMediaType>(['image/jpeg', 'image/tiff'])

function reasonOf(error: unknown): string {
  return plainText(String((error as Error | null)?.message ?? error)).slice(0, 120)
}

/** libvips finds the blocks, exifr reads them. */
async function blockReaders(path: string): Promise<(() => Promise<unknown>)[]> {
  const { exif, xmp, comments = [] } = await sharp(path, { limitInputPixels: false }).metadata()
  const readers: (() => Promise<unknown>)[] = []
  if (exif) readers.push(() => exifr.parse(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif, ASKED))
  if (xmp) readers.push(() => exifr.sidecar(xmp, ASKED, 'xmp'))
  // The text chunks of a PNG: title, author, software, comment.
  if (comments.length > 0) readers.push(async () => ({ png: Object.fromEntries(comments.map(({ keyword, text }) => [keyword, text])) }))
  return readers
}

function keep(groups: RawGroups, complaints: string[], name: string, group: unknown): void {
  if (name === 'errors' && Array.isArray(group)) {
    complaints.push(...group.slice(0, 5).map((error) => `Part of what the file says of itself could not be read (${reasonOf(error)}).`))
  } else if (group !== null && typeof group === 'object' && !ArrayBuffer.isView(group) && !Array.isArray(group)) {
    // XMP's own `exif` and `tiff` tags join the binary ones, which stand.
    groups[name] = { ...(group as Record<string, unknown>), ...groups[name] }
  } else {
    groups.other = { ...groups.other, [name]: group }
  }
}
