import { open } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { ProblemError } from '../../../core/problem.ts'
import { sharp } from './decoder.ts'
import { decoderProblem } from './decoder-problem.ts'
import { decodeHeic, type HeicPicture } from './heic.ts'
import { contentKind, type ReadableMediaType, SNIFFED_BYTES } from './media-type.ts'
import { refuseTooLarge } from './pixel-limits.ts'

/** A photo whose head was read and whose size was accepted; no pixel has been decoded yet (except of HEIC). */
export interface OpenedPhoto {
  path: string
  mediaType: ReadableMediaType
  /** As stored, before the orientation tag. */
  storedWidthPx: number
  storedHeightPx: number
  /** EXIF orientation 1..8 still to be applied. */
  orientation: number
  frames: number
  bitsPerChannel: number
  colourSpace: string
  hasAlpha: boolean
  /** A new decoding pipeline. `strict` fails at the first fault; otherwise as much as possible is read. */
  decode: (strict?: boolean) => Sharp
}

/** Opens by content. Throws `photo-empty`, `photo-not-an-image`, `photo-format-unsupported`, `photo-too-large`, `photo-truncated` or `photo-unreadable`. */
export async function openPhoto(path: string): Promise<OpenedPhoto> {
  const mediaType = await readableMediaType(path)
  return mediaType === 'image/heic' ? openedHeic(path, await decodeHeic(path)) : openedByLibvips(path, mediaType)
}

/** The media type by content; throws where the file is nothing that can be opened. */
export async function readableMediaType(path: string): Promise<ReadableMediaType> {
  const head = await headOf(path)
  if (head.byteLength === 0) {
    throw new ProblemError({
      code: 'photo-empty',
      message: 'The file is empty: it holds no bytes at all.',
      remedy: 'Copy or download it again from where it came.',
    })
  }
  const content = contentKind(head)
  if (content.kind === 'readable') return content.mediaType
  if (content.kind === 'unsupported') {
    throw new ProblemError({
      code: 'photo-format-unsupported',
      message: `The file is ${content.name}, which cannot be opened here.`,
      remedy: 'Save or export it as JPEG or PNG and add that. JPEG, PNG, WebP, GIF, TIFF, AVIF and HEIC can be opened.',
    })
  }
  throw new ProblemError({
    code: 'photo-not-an-image',
    message: 'The file is not a photo: its contents are none of the picture formats known here, whatever its name says.',
    remedy: 'Check that it is the file you meant. JPEG, PNG, WebP, GIF, TIFF, AVIF and HEIC can be opened.',
  })
}

async function openedByLibvips(path: string, mediaType: ReadableMediaType): Promise<OpenedPhoto> {
  // The size is checked here, where it can be named, instead of by libvips.
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((error) => {
      throw decoderProblem(error)
    })
  const { width, height } = metadata
  const decodedRowByRow = (mediaType === 'image/jpeg' || mediaType === 'image/png') && !metadata.isProgressive
  refuseTooLarge(width, height, !decodedRowByRow)
  const partlyReadable = mediaType === 'image/jpeg' || mediaType === 'image/png'
  return {
    path,
    mediaType,
    storedWidthPx: width,
    storedHeightPx: height,
    orientation: mediaType === 'image/avif' ? 1 : validOrientation(metadata.orientation),
    frames: mediaType === 'image/avif' ? 1 : (metadata.pages ?? 1),
    bitsPerChannel: metadata.bitsPerSample ?? (metadata.depth === 'ushort' ? 16 : 8),
    colourSpace: metadata.space,
    hasAlpha: metadata.hasAlpha,
    decode: (strict = false) =>
      sharp(path, { failOn: strict ? 'warning' : partlyReadable ? 'none' : 'truncated', limitInputPixels: false, sequentialRead: true }),
  }
}

function openedHeic(path: string, picture: HeicPicture): OpenedPhoto {
  return {
    path,
    mediaType: 'image/heic',
    storedWidthPx: picture.widthPx,
    storedHeightPx: picture.heightPx,
    // libheif has turned it upright already; the EXIF tag repeats what was applied.
    orientation: 1,
    frames: picture.pictures,
    bitsPerChannel: 8,
    colourSpace: 'srgb',
    hasAlpha: picture.channels === 4,
    decode: () =>
      sharp(picture.pixels, {
        raw: { width: picture.widthPx, height: picture.heightPx, channels: picture.channels },
        limitInputPixels: false,
      }),
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new ProblemError(
      {
        code: 'photo-file-unreadable',
        message: 'The photo file could not be opened: it was moved, deleted, or may not be read.',
        remedy: 'Check that the file is where it was and that you may read it.',
        details: { systemSaid: (error as NodeJS.ErrnoException).code ?? String(error) },
      },
      { cause: error },
    )
  }
}

function validOrientation(orientation: number | undefined): number {
  return orientation !== undefined && orientation >= 1 && orientation <= 8 ? orientation : 1
}
