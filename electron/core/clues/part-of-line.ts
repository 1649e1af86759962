import type { PhotoPolygon } from '../../contract/clues.ts'

type Point = PhotoPolygon[number]

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
})

/**
 * Where a part of a line stands, taking all its characters for equally wide: a cut of the line's four-cornered frame (clockwise from
 * the top left). The whole frame where it has other than four corners.
 */
export function partOfLine(polygon: PhotoPolygon, text: string, start: number, end: number): PhotoPolygon {
  const [topLeft, topRight, bottomRight, bottomLeft] = polygon
  const length = Array.from(text).length
  if (polygon.length !== 4 || !topLeft || !topRight || !bottomRight || !bottomLeft || length === 0) return polygon
  const from = Array.from(text.slice(0, start)).length / length
  const to = Math.max(from, Array.from(text.slice(0, end)).length / length)
  return [
    between(topLeft, topRight, from),
    between(topLeft, topRight, to),
    between(bottomLeft, bottomRight, to),
    between(bottomLeft, bottomRight, from),
  ]
}
