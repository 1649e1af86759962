// Rings and lines of [lon, lat] become paths in pixels: clipped to the frame, without corners that nobody could see.
import type { Position } from 'geojson'
import type { Point } from './projection.ts'

export interface Frame {
  widthPx: number
  heightPx: number
}

/** Corners closer than this are one. */
const LEAST_STEP_PX = 0.5
/** What is cut away lies this far outside, so that no edge of the cut is seen. */
const MARGIN_PX = 6

/** A ring or line whose longitudes go on without a jump at ±180. */
export function unwrapped(line: readonly Position[]): Point[] {
  let before = line[0]?.[0] ?? 0
  return line.map(([lon = 0, lat = 0]) => {
    before = lon + 360 * Math.round((before - lon) / 360)
    return [before, lat]
  })
}

/** Sutherland and Hodgman's clipping against the four sides of the frame. */
export function clippedRing(ring: readonly Point[], { widthPx, heightPx }: Frame): Point[] {
  const sides: [axis: 0 | 1, limit: number, keep: 1 | -1][] = [
    [0, -MARGIN_PX, 1],
    [0, widthPx + MARGIN_PX, -1],
    [1, -MARGIN_PX, 1],
    [1, heightPx + MARGIN_PX, -1],
  ]
  return sides.reduce<Point[]>(
    (points, [axis, limit, keep]) => {
      const inside = (point: Point) => (point[axis] - limit) * keep >= 0
      return points.flatMap((point, index) => {
        const before = points[(index + points.length - 1) % points.length]!
        const crossing = (): Point => {
          const share = (limit - before[axis]) / (point[axis] - before[axis])
          return [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]
        }
        if (inside(point)) return inside(before) ? [point] : [crossing(), point]
        return inside(before) ? [crossing()] : []
      })
    },
    [...ring],
  )
}

/** The parts of a line that come into the frame. */
export function clippedLine(line: readonly Point[], { widthPx, heightPx }: Frame): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const away =
      Math.max(a[0], b[0]) < -MARGIN_PX ||
      Math.min(a[0], b[0]) > widthPx + MARGIN_PX ||
      Math.max(a[1], b[1]) < -MARGIN_PX ||
      Math.min(a[1], b[1]) > heightPx + MARGIN_PX
    if (away) {
      if (part.length > 0) parts.push(part)
      part = []
    } else part = part.length > 0 ? [...part, b] : [a, b]
  }
  if (part.length > 0) parts.push(part)
  return parts
}

/** As SVG has it, to a tenth of a pixel. Empty for what is too small to be seen. */
export function pathText(points: readonly Point[], closed: boolean): string {
  const kept: Point[] = []
  for (const point of points) {
    const before = kept.at(-1)
    if (!before || Math.hypot(point[0] - before[0], point[1] - before[1]) >= LEAST_STEP_PX) kept.push(point)
  }
  if (kept.length < (closed ? 3 : 2)) return ''
  return `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${closed ? 'Z' : ''}`
}
