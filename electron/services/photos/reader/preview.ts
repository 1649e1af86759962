import type { PreviewRequest } from '../reader-protocol.ts'
import { sharp } from './decoder.ts'
import { openPhoto } from './open-photo.ts'
import { fittedSize, shrunkUpright, uprightSize } from './shrink.ts'

const SMALLEST_SIDE_PX = 16
const LARGEST_SIDE_PX = 4096

/** WebP of the upright photo without any of its metadata. */
export async function previewOf({ path, longestSidePx }: PreviewRequest): Promise<Uint8Array> {
  const photo = await openPhoto(path)
  const side = Math.min(Math.max(longestSidePx, SMALLEST_SIDE_PX), LARGEST_SIDE_PX)
  const image = await shrunkUpright(photo, fittedSize(uprightSize(photo), side))
  return sharp(image.rgb, { raw: { width: image.widthPx, height: image.heightPx, channels: 3 } })
    .webp({ quality: 84 })
    .toBuffer()
}
