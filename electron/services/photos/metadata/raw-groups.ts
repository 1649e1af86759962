import exifr from 'exifr'
import { sharp } from '../reader/decoder.ts'
import type { ReadableMediaType } from '../reader/media-type.ts'

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
  ifd1: false,
  xmp: true,
  iptc: true,
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
  const groups: RawGroups = {}
  for (const read of mediaType === 'image/webp' || mediaType === 'image/gif'
    ? await blockReaders(path)
    : [() => exifr.parse(path, options(mediaType))]) {
    try {
      for (const [name, group] of Object.entries((await read()) ?? {})) keep(groups, complaints, name, group)
    } catch (error) {
      complaints.push(
        `Part of what the file says of itself is damaged and could not be read (${String((error as Error)?.message ?? error).slice(0, 120)}).`,
      )
    }
  }
  return { groups, complaints }
}

function options(mediaType: ReadableMediaType) {
  // A PNG's colour profile is compressed, and exifr would inflate it without a limit.
  return { ...ASKED, icc: mediaType !== 'image/png' }
}

/** exifr does not know WebP and GIF: libvips finds the blocks, exifr reads them. */
async function blockReaders(path: string): Promise<(() => Promise<unknown>)[]> {
  const { exif, xmp } = await sharp(path, { limitInputPixels: false }).metadata()
  const readers: (() => Promise<unknown>)[] = []
  if (exif) readers.push(() => exifr.parse(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif, ASKED))
  if (xmp) readers.push(() => exifr.sidecar(xmp, ASKED, 'xmp'))
  return readers
}

function keep(groups: RawGroups, complaints: string[], name: string, group: unknown): void {
  if (name === 'errors' && Array.isArray(group)) {
    complaints.push(
      ...group
        .slice(0, 5)
        .map((error) => `Part of what the file says of itself could not be read (${String(error?.message ?? error).slice(0, 120)}).`),
    )
  } else if (group !== null && typeof group === 'object' && !ArrayBuffer.isView(group) && !Array.isArray(group)) {
    // XMP's own `exif` and `tiff` tags join the binary ones, which stand.
    groups[name] = { ...(group as Record<string, unknown>), ...groups[name] }
  } else {
    groups.other = { ...groups.other, [name]: group }
  }
}
