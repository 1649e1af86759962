import { sizeInTokens } from '../../../core/photos/size-in-tokens.ts'
import { applyTones } from '../../../core/photos/tones.ts'
import type { RgbImage } from '../../inference/engine-protocol.ts'
import type { PixelsRequest } from '../reader-protocol.ts'
import { openPhoto } from './open-photo.ts'
import { regionPixels } from './region.ts'
import { shrunkUpright, uprightSize } from './shrink.ts'

/**
 * What the model sees, resized once, straight from the original: the whole photo, or a view's crop, turned and with the
 * view's tones. Throws `view-outside-photo` where the crop holds nothing of the photo.
 */
export async function modelPixels({ path, view, ...limits }: PixelsRequest): Promise<RgbImage> {
  const photo = await openPhoto(path)
  if (!view) return shrunkUpright(photo, sizeInTokens(uprightSize(photo), limits))
  const image = await regionPixels(photo, view.region, sizeInTokens(view.region, limits))
  if (view.adjustments) applyTones(image.rgb, view.adjustments)
  return image
}
