import type { PhotoPolygon } from '../../contract/clues.ts'
import type { ViewRegion } from '../../contract/views.ts'

export interface Spot {
  x: number
  y: number
}

/** Turns clockwise as seen (y grows downwards), about the origin. */
export function turned({ x, y }: Spot, degrees: number): Spot {
  const { cos, sin } = exactTurn(degrees)
  return { x: x * cos - y * sin, y: x * sin + y * cos }
}

/** Quarter turns without rounding, so that they move pixels onto pixels. */
function exactTurn(degrees: number): { cos: number; sin: number } {
  const quarters = degrees / 90
  if (Number.isInteger(quarters)) {
    const quarter = ((quarters % 4) + 4) % 4
    return { cos: [1, 0, -1, 0][quarter]!, sin: [0, 1, 0, -1][quarter]! }
  }
  const radians = (degrees * Math.PI) / 180
  return { cos: Math.cos(radians), sin: Math.sin(radians) }
}

/** Where a point of the view lies on the upright photo, px; the view's own origin is its top left corner as seen. */
export function viewToPhoto(region: ViewRegion, { x, y }: Spot): Spot {
  const offset = turned({ x: x - region.widthPx / 2, y: y - region.heightPx / 2 }, -region.rotationDegrees)
  return { x: region.centre.x + offset.x, y: region.centre.y + offset.y }
}

/** The inverse of `viewToPhoto`. */
export function photoToView(region: ViewRegion, { x, y }: Spot): Spot {
  const offset = turned({ x: x - region.centre.x, y: y - region.centre.y }, region.rotationDegrees)
  return { x: offset.x + region.widthPx / 2, y: offset.y + region.heightPx / 2 }
}

/** The region's corners on the photo, px, clockwise from the one that is seen at the top left. */
export function regionCorners(region: ViewRegion): [Spot, Spot, Spot, Spot] {
  const { widthPx: x, heightPx: y } = region
  return [
    viewToPhoto(region, { x: 0, y: 0 }),
    viewToPhoto(region, { x, y: 0 }),
    viewToPhoto(region, { x, y }),
    viewToPhoto(region, { x: 0, y }),
  ]
}

/** The smallest upright rectangle of whole pixels around the region, within the photo; empty where they do not meet. */
export function regionBounds(region: ViewRegion, photo: { widthPx: number; heightPx: number }) {
  const corners = regionCorners(region)
  const along = (values: number[], mostPx: number): [number, number] => {
    // Quarter turns of whole pixels come out whole up to the last bits of the arithmetic.
    const from = Math.floor(Math.min(...values) + 1e-6)
    const to = Math.ceil(Math.max(...values) - 1e-6)
    return [Math.max(0, Math.min(mostPx, from)), Math.max(0, Math.min(mostPx, to))]
  }
  const [left, right] = along(
    corners.map(({ x }) => x),
    photo.widthPx,
  )
  const [top, bottom] = along(
    corners.map(({ y }) => y),
    photo.heightPx,
  )
  return { left, top, widthPx: right - left, heightPx: bottom - top }
}

/**
 * A box in the pixels that the model was shown (`seen`: the passport's resized size), as a polygon on the original
 * photo in fractions of it, cut at its edges. `region` is null where the model was shown the whole photo.
 */
export function seenBoxOnPhoto(
  box: { left: number; top: number; right: number; bottom: number },
  seen: { widthPx: number; heightPx: number },
  region: ViewRegion | null,
  photo: { widthPx: number; heightPx: number },
): PhotoPolygon {
  const whole = region ?? wholePhoto(photo)
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const corners: Spot[] = [
    { x: box.left, y: box.top },
    { x: box.right, y: box.top },
    { x: box.right, y: box.bottom },
    { x: box.left, y: box.bottom },
  ]
  return corners.map(({ x, y }) => {
    const spot = viewToPhoto(whole, { x: (x / seen.widthPx) * whole.widthPx, y: (y / seen.heightPx) * whole.heightPx })
    return { x: within(spot.x / photo.widthPx), y: within(spot.y / photo.heightPx) }
  })
}

export function wholePhoto({ widthPx, heightPx }: { widthPx: number; heightPx: number }): ViewRegion {
  return { centre: { x: widthPx / 2, y: heightPx / 2 }, widthPx, heightPx, rotationDegrees: 0 }
}
