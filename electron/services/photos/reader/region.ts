import type { ViewRegion } from '../../../contract/views.ts'
import { regionBounds, turned } from '../../../core/photos/view-region.ts'
import { ProblemError } from '../../../core/problem.ts'
import type { RgbImage } from '../../inference/engine-protocol.ts'
import type { OpenedPhoto } from './open-photo.ts'
import { storedRectangle, turnedUpright } from './orient.ts'
import { type PixelSize, shrunkUpright, uprightSize } from './shrink.ts'

/** What a turned crop holds beside the photo. */
const BESIDE_THE_PHOTO = 128
/** Exif orientation that turns clockwise by so many quarters. */
const QUARTER_TURNS = [1, 6, 3, 8] as const

/** A region of the upright photo, as it is seen, at exactly `size`. Only its part of the photo is decoded and shrunk. */
export async function regionPixels(photo: OpenedPhoto, region: ViewRegion, size: PixelSize): Promise<RgbImage> {
  const bounds = regionBounds(region, uprightSize(photo))
  if (bounds.widthPx < 1 || bounds.heightPx < 1) throw new ProblemError(OUTSIDE)
  const from = storedRectangle(bounds, photo.orientation, { widthPx: photo.storedWidthPx, heightPx: photo.storedHeightPx })
  const quarters = (((region.rotationDegrees / 90) % 4) + 4) % 4
  const turnedSides = quarters % 2 === 1
  const asSeen = turnedSides ? { widthPx: region.heightPx, heightPx: region.widthPx } : region
  if (Number.isInteger(quarters) && asSeen.widthPx === bounds.widthPx && asSeen.heightPx === bounds.heightPx) {
    const upright = await shrunkUpright(photo, turnedSides ? { widthPx: size.heightPx, heightPx: size.widthPx } : size, { from })
    return turnedUpright(upright, QUARTER_TURNS[quarters as 0 | 1 | 2 | 3])
  }
  // Turned by sampling, for which the photo is first shrunk to what is needed, so that nothing finer is skipped over.
  const scale = Math.min(1, Math.max(size.widthPx / region.widthPx, size.heightPx / region.heightPx))
  const shrunk = {
    widthPx: Math.max(1, Math.round(bounds.widthPx * scale)),
    heightPx: Math.max(1, Math.round(bounds.heightPx * scale)),
  }
  return sampled(await shrunkUpright(photo, shrunk, { from }), bounds, region, size)
}

/** Bilinear, pixel centres at half coordinates. `image` shows `bounds` of the upright photo. */
function sampled(image: RgbImage, bounds: PixelSize & { left: number; top: number }, region: ViewRegion, size: PixelSize): RgbImage {
  const rgb = new Uint8Array(size.widthPx * size.heightPx * 3).fill(BESIDE_THE_PHOTO)
  const across = turned({ x: region.widthPx / size.widthPx, y: 0 }, -region.rotationDegrees)
  const down = turned({ x: 0, y: region.heightPx / size.heightPx }, -region.rotationDegrees)
  const corner = turned({ x: -region.widthPx / 2, y: -region.heightPx / 2 }, -region.rotationDegrees)
  const scaleX = image.widthPx / bounds.widthPx
  const scaleY = image.heightPx / bounds.heightPx
  for (let row = 0, to = 0; row < size.heightPx; row++) {
    for (let column = 0; column < size.widthPx; column++, to += 3) {
      const x = region.centre.x + corner.x + across.x * (column + 0.5) + down.x * (row + 0.5)
      const y = region.centre.y + corner.y + across.y * (column + 0.5) + down.y * (row + 0.5)
      const inside = x >= bounds.left && y >= bounds.top && x <= bounds.left + bounds.widthPx && y <= bounds.top + bounds.heightPx
      if (inside) blend(image, (x - bounds.left) * scaleX - 0.5, (y - bounds.top) * scaleY - 0.5, rgb, to)
    }
  }
  return { rgb, ...size }
}

function blend({ rgb, widthPx, heightPx }: RgbImage, x: number, y: number, into: Uint8Array, to: number): void {
  const left = Math.min(widthPx - 1, Math.max(0, Math.floor(x)))
  const top = Math.min(heightPx - 1, Math.max(0, Math.floor(y)))
  const right = Math.min(widthPx - 1, left + 1)
  const bottom = Math.min(heightPx - 1, top + 1)
  const shareX = Math.min(1, Math.max(0, x - left))
  const shareY = Math.min(1, Math.max(0, y - top))
  for (let channel = 0; channel < 3; channel++) {
    const at = (column: number, row: number) => rgb[(row * widthPx + column) * 3 + channel]!
    const above = at(left, top) * (1 - shareX) + at(right, top) * shareX
    const below = at(left, bottom) * (1 - shareX) + at(right, bottom) * shareX
    into[to + channel] = Math.round(above * (1 - shareY) + below * shareY)
  }
}

const OUTSIDE = {
  code: 'view-outside-photo',
  message: 'This view lies outside the photo: there is nothing in it to be shown to the model.',
  remedy: 'Make a new view of a part of the photo.',
}
