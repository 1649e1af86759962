import type { RgbImage } from '../../inference/engine-protocol.ts'
import type { PixelsRequest } from '../reader-protocol.ts'
import { openPhoto } from './open-photo.ts'
import { shrunkUpright, uprightSize } from './shrink.ts'
import { smartSize } from './smart-resize.ts'

/** The photo as the model sees it, resized once, straight from the original. */
export async function modelPixels({ path, ...limits }: PixelsRequest): Promise<RgbImage> {
  const photo = await openPhoto(path)
  return shrunkUpright(photo, smartSize(uprightSize(photo), limits))
}
