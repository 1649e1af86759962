import { type ImageTokenLimits, sizeInTokens } from '../../../core/photos/size-in-tokens.ts'
import type { RgbImage } from '../engine-protocol.ts'
import { resizePhoto } from './resize-photo.ts'

/** The photo stretched to whole tokens, as transformers does; libmtmd would keep the proportions and put black bars beside it. */
export function sizedForQwen(image: RgbImage, limits: ImageTokenLimits): RgbImage {
  const { widthPx, heightPx } = sizeInTokens(image, limits)
  return resizePhoto(image, widthPx, heightPx)
}
