import type { RgbImage } from '../../inference/engine-protocol.ts'
import { decoderProblem } from './decoder-problem.ts'
import type { OpenedPhoto } from './open-photo.ts'
import { type Rectangle, swapsSides, turnedUpright } from './orient.ts'

export interface PixelSize {
  widthPx: number
  heightPx: number
}

export function uprightSize(photo: OpenedPhoto): PixelSize {
  const { storedWidthPx, storedHeightPx } = photo
  return swapsSides(photo.orientation)
    ? { widthPx: storedHeightPx, heightPx: storedWidthPx }
    : { widthPx: storedWidthPx, heightPx: storedHeightPx }
}

/** The size with its longest side at most `longestSidePx`; never larger than the photo, never below one pixel. */
export function fittedSize(size: PixelSize, longestSidePx: number): PixelSize {
  const scale = Math.min(1, longestSidePx / Math.max(size.widthPx, size.heightPx))
  return { widthPx: Math.max(1, Math.round(size.widthPx * scale)), heightPx: Math.max(1, Math.round(size.heightPx * scale)) }
}

/**
 * The upright photo, or what is stored in the rectangle `from`, at exactly `size`, 8-bit sRGB, transparency on white. Rows are decoded, shrunk and let go in one
 * pass (bicubic with a = −0.5, as the model's own preprocessing has it).
 */
export async function shrunkUpright(
  photo: OpenedPhoto,
  size: PixelSize,
  options: { strict?: boolean; from?: Rectangle } = {},
): Promise<RgbImage> {
  const stored = swapsSides(photo.orientation) ? { widthPx: size.heightPx, heightPx: size.widthPx } : size
  const decoding = photo.decode(options.strict)
  const { from } = options
  if (from) decoding.extract({ left: from.left, top: from.top, width: from.widthPx, height: from.heightPx })
  const { data, info } = await decoding
    .flatten({ background: '#ffffff' })
    .resize(stored.widthPx, stored.heightPx, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: false })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error) => {
      throw decoderProblem(error)
    })
  if (info.channels !== 3) throw new Error(`The decoder gave ${info.channels} channels instead of 3`)
  return turnedUpright({ rgb: data, widthPx: info.width, heightPx: info.height }, photo.orientation)
}
