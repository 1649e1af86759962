import type { RgbImage } from '../engine-protocol.ts'
import { resizePhoto } from './resize-photo.ts'

export interface ImageTokenLimits {
  minImageTokens: number
  maxImageTokens: number
}

/**
 * The photo as Qwen2.5-VL was trained to see it: stretched to whole tokens of `tokenPx` and to the number of tokens allowed
 * (transformers, `smart_resize`). libmtmd would keep the proportions and put black bars beside it.
 */
export function sizedForQwen(image: RgbImage, tokenPx: number, limits: ImageTokenLimits): RgbImage {
  const { widthPx, heightPx } = sizeForQwen(image, tokenPx, limits)
  return resizePhoto(image, widthPx, heightPx)
}

/** The size alone, in pixels. */
export function sizeForQwen(
  { widthPx, heightPx }: Pick<RgbImage, 'widthPx' | 'heightPx'>,
  tokenPx: number,
  { minImageTokens, maxImageTokens }: ImageTokenLimits,
): { widthPx: number; heightPx: number } {
  const [least, most] = [minImageTokens, maxImageTokens].map((tokens) => tokens * tokenPx * tokenPx) as [number, number]
  const nearest = (side: number) => Math.max(tokenPx, halfToEven(side / tokenPx) * tokenPx)
  const area = nearest(widthPx) * nearest(heightPx)
  if (area > most) {
    const shrink = Math.sqrt((widthPx * heightPx) / most)
    const below = (side: number) => Math.max(tokenPx, Math.floor(side / shrink / tokenPx) * tokenPx)
    return withinLimit({ widthPx: below(widthPx), heightPx: below(heightPx) }, most)
  }
  if (area < least) {
    const grow = Math.sqrt(least / (widthPx * heightPx))
    const above = (side: number) => Math.ceil((side * grow) / tokenPx) * tokenPx
    return { widthPx: above(widthPx), heightPx: above(heightPx) }
  }
  return { widthPx: nearest(widthPx), heightPx: nearest(heightPx) }
}

/** A photo far longer than wide is one token wide, and then too long: it is cut down to what is allowed. */
function withinLimit(size: { widthPx: number; heightPx: number }, most: number): { widthPx: number; heightPx: number } {
  const { widthPx, heightPx } = size
  if (widthPx * heightPx <= most) return size
  const side = Math.min(widthPx, heightPx)
  const other = Math.floor(most / (side * side)) * side
  return widthPx < heightPx ? { widthPx, heightPx: other } : { widthPx: other, heightPx }
}

/** As Python rounds. */
function halfToEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
