/** How many tokens of a model a photo may become. */
export interface ImageTokenLimits {
  minImageTokens: number
  maxImageTokens: number
  /** Pixels along one side of a token: patch size × merge size; 28 for Qwen2.5-VL. */
  tokenSidePx: number
}

interface PixelSize {
  widthPx: number
  heightPx: number
}

/** Qwen2.5-VL's own lower limit is four; a photo below eight tokens is too small to say anything about. */
export const FEWEST_IMAGE_TOKENS = 8

/**
 * The size that a photo is shown to a model in, in pixels: whole tokens, close to the photo's own size and shape, between the
 * two limits, as Qwen2.5-VL was trained to see it (transformers, `smart_resize`). The one rule for whoever resizes a photo for
 * a model; it is its own answer, so that a photo once resized is left alone.
 */
export function sizeInTokens({ widthPx, heightPx }: PixelSize, limits: ImageTokenLimits): PixelSize {
  const { minImageTokens, maxImageTokens, tokenSidePx } = limits
  const [least, most] = [minImageTokens, maxImageTokens].map((tokens) => tokens * tokenSidePx * tokenSidePx) as [number, number]
  const nearest = (side: number) => Math.max(tokenSidePx, halfToEven(side / tokenSidePx) * tokenSidePx)
  const area = nearest(widthPx) * nearest(heightPx)
  if (area > most) {
    const shrink = Math.sqrt((widthPx * heightPx) / most)
    const below = (side: number) => Math.max(tokenSidePx, Math.floor(side / shrink / tokenSidePx) * tokenSidePx)
    return withinLimit({ widthPx: below(widthPx), heightPx: below(heightPx) }, most)
  }
  if (area < least) {
    const grow = Math.sqrt(least / (widthPx * heightPx))
    const above = (side: number) => Math.ceil((side * grow) / tokenSidePx) * tokenSidePx
    return withinLimit({ widthPx: above(widthPx), heightPx: above(heightPx) }, most)
  }
  return { widthPx: nearest(widthPx), heightPx: nearest(heightPx) }
}

/** Tokens of a picture that has such a size. */
export function tokensOf({ widthPx, heightPx }: PixelSize, tokenSidePx: number): number {
  return Math.ceil(widthPx / tokenSidePx) * Math.ceil(heightPx / tokenSidePx)
}

/** A photo far longer than wide is one token wide, and then too long: it is cut down to what is allowed. */
function withinLimit(size: PixelSize, most: number): PixelSize {
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
