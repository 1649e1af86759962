import type { PhotoPolygon } from '../../contract/clues.ts'
import type { ViewRegion } from '../../contract/views.ts'
import { seenBoxOnPhoto } from '../photos/view-region.ts'

/** Left, top, right, bottom, as the model wrote them. */
export type ModelBox = readonly [number, number, number, number]

interface PixelSize {
  widthPx: number
  heightPx: number
}

/** What the model was shown. */
export interface Shown {
  /** What its boxes are measured in: the picture as it was resized. */
  seen: PixelSize
  /** The view that it was shown; null for the whole photo. */
  region: ViewRegion | null
  photo: PixelSize
}

/** Boxes smaller than this share of a side are slips of one digit; boxes larger than the other share of both sides point at nothing. */
const SMALLEST_SHARE = 0.004
const LARGEST_SHARE = 0.97

/**
 * Qwen2.5-VL writes boxes in pixels of the resized picture that it was shown, the origin at the top left. Corners that are
 * swapped or beyond the edge are mended. Null where the box has no extent or covers all.
 */
export function polygonOnPhoto(box: ModelBox, { seen, region, photo }: Shown): PhotoPolygon | null {
  const [left, right] = within(box[0], box[2], seen.widthPx)
  const [top, bottom] = within(box[1], box[3], seen.heightPx)
  const [width, height] = [(right - left) / seen.widthPx, (bottom - top) / seen.heightPx]
  if (!(width >= SMALLEST_SHARE && height >= SMALLEST_SHARE) || (width > LARGEST_SHARE && height > LARGEST_SHARE)) return null
  return seenBoxOnPhoto({ left, top, right, bottom }, seen, region, photo)
}

function within(a: number, b: number, mostPx: number): readonly [number, number] {
  const clamp = (px: number) => Math.max(0, Math.min(mostPx, px))
  return [clamp(Math.min(a, b)), clamp(Math.max(a, b))]
}

const BOX = /"bbox_2d"\s{0,3}:\s{0,3}\[\s{0,3}(\d{1,5})\s{0,3},\s{0,3}(\d{1,5})\s{0,3},\s{0,3}(\d{1,5})\s{0,3},\s{0,3}(\d{1,5})\s{0,3}\]/

/** The box in a model's words; null where there is none. */
export function boxIn(text: string): ModelBox | null {
  const found = BOX.exec(text.slice(0, 4000))
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])] : null
}
