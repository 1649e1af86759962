import type { Spot } from '../stage/stage-view.ts'

/** A line drawn on the photo, photo px. */
export interface Line {
  from: Spot
  to: Spot
}

export function lengthPx({ from, to }: Line): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** The smaller angle between two lines as they lie, 0..90. */
export function angleBetweenDegrees(a: Line, b: Line): number {
  const difference = Math.abs(directionDegrees(a) - directionDegrees(b)) % 180
  return difference > 90 ? 180 - difference : difference
}

/** Clockwise from the photo's right, in -180..180. */
export function directionDegrees({ from, to }: Line): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
}

/** The turn of the photo at which the line is seen level, or upright where that is nearer to how it is seen now. */
export function levelledRotationDegrees(line: Line, rotationDegrees: number): number {
  const seen = directionDegrees(line) + rotationDegrees
  return rotationDegrees + Math.round(seen / 90) * 90 - seen
}

/** The second length for one of the first: shadow for height, say. Null where there are not two lines of some length. */
export function ratioOf(lines: readonly Line[]): number | null {
  const [first, second] = lines
  if (!first || !second || lengthPx(first) === 0) return null
  return lengthPx(second) / lengthPx(first)
}

/** A length, where one line's real length is known; the photo's perspective is not taken into account. */
export function realLength(line: Line, known: { line: Line; length: number }): number | null {
  const basePx = lengthPx(known.line)
  return basePx === 0 ? null : (lengthPx(line) / basePx) * known.length
}
