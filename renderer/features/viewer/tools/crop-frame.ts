import type { ViewRegion } from '../../../../electron/contract/views.ts'
import { turned } from '../../../../electron/core/photos/view-region.ts'
import { type Size, type Spot, turnedSize } from '../stage/stage-view.ts'

/** A crop as it is drawn: px of the photo, along the sides of the screen, from the photo's middle. */
export interface CropFrame {
  left: number
  top: number
  right: number
  bottom: number
}

/** A spot of the photo along the sides of the screen, from the photo's middle. */
export function toFrame(spot: Spot, photo: Size, rotationDegrees: number): Spot {
  return turned({ x: spot.x - photo.width / 2, y: spot.y - photo.height / 2 }, rotationDegrees)
}

/** The inverse of `toFrame`. */
export function fromFrame(spot: Spot, photo: Size, rotationDegrees: number): Spot {
  const offset = turned(spot, -rotationDegrees)
  return { x: photo.width / 2 + offset.x, y: photo.height / 2 + offset.y }
}

/** The whole turned photo. */
export function wholeFrame(photo: Size, rotationDegrees: number): CropFrame {
  const { width, height } = turnedSize(photo, rotationDegrees)
  return { left: -width / 2, top: -height / 2, right: width / 2, bottom: height / 2 }
}

/** The frame between two spots, in whole pixels, within the turned photo; at least one pixel. */
export function frameBetween(a: Spot, b: Spot, photo: Size, rotationDegrees: number): CropFrame {
  const most = wholeFrame(photo, rotationDegrees)
  // Counted from the photo's corner, so that whole pixels of a photo of odd sides are hit as well.
  const along = (from: number, to: number, least: number, largest: number): [number, number] => {
    const length = Math.round(largest - least)
    const within = (value: number) => Math.max(0, Math.min(length, Math.round(value - least)))
    const first = Math.min(within(Math.min(from, to)), length - 1)
    const last = Math.max(within(Math.max(from, to)), first + 1)
    return [least + first, least + last]
  }
  const [left, right] = along(a.x, b.x, most.left, most.right)
  const [top, bottom] = along(a.y, b.y, most.top, most.bottom)
  return { left, top, right, bottom }
}

/** The frame moved, and stopped at the edges of the turned photo. */
export function movedFrame(frame: CropFrame, by: Spot, photo: Size, rotationDegrees: number): CropFrame {
  const most = wholeFrame(photo, rotationDegrees)
  const x = Math.max(most.left - frame.left, Math.min(most.right - frame.right, Math.round(by.x)))
  const y = Math.max(most.top - frame.top, Math.min(most.bottom - frame.bottom, Math.round(by.y)))
  return { left: frame.left + x, top: frame.top + y, right: frame.right + x, bottom: frame.bottom + y }
}

export function regionOfFrame(frame: CropFrame, photo: Size, rotationDegrees: number): ViewRegion {
  const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }
  return {
    centre: fromFrame(middle, photo, rotationDegrees),
    widthPx: Math.max(1, Math.round(frame.right - frame.left)),
    heightPx: Math.max(1, Math.round(frame.bottom - frame.top)),
    rotationDegrees,
  }
}

export function frameOfRegion(region: ViewRegion, photo: Size): CropFrame {
  const middle = toFrame(region.centre, photo, region.rotationDegrees)
  return {
    left: middle.x - region.widthPx / 2,
    top: middle.y - region.heightPx / 2,
    right: middle.x + region.widthPx / 2,
    bottom: middle.y + region.heightPx / 2,
  }
}

type Grip = { kind: 'corner'; fixed: Spot } | { kind: 'inside' } | { kind: 'new' }

/** What a press at `spot` takes hold of: a corner, the frame itself, or nothing yet. */
export function gripAt(frame: CropFrame | null, spot: Spot, reachPx: number): Grip {
  if (!frame) return { kind: 'new' }
  const { left, top, right, bottom } = frame
  for (const [corner, fixed] of [
    [
      { x: left, y: top },
      { x: right, y: bottom },
    ],
    [
      { x: right, y: top },
      { x: left, y: bottom },
    ],
    [
      { x: right, y: bottom },
      { x: left, y: top },
    ],
    [
      { x: left, y: bottom },
      { x: right, y: top },
    ],
  ] as const) {
    if (Math.hypot(spot.x - corner.x, spot.y - corner.y) <= reachPx) return { kind: 'corner', fixed }
  }
  const inside = spot.x > left && spot.x < right && spot.y > top && spot.y < bottom
  return inside ? { kind: 'inside' } : { kind: 'new' }
}
