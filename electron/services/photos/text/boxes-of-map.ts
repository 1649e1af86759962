// From the detector's map of text probability to boxes. Source: differentiable binarisation (Liao et al. 2020),
// with the thresholds that PP-OCRv4 was published with.
import { type Corners, convexHull, grownRectangle, type Point, sidesOf, smallestRectangle } from './rotated-rectangle.ts'

export interface ProbabilityMap {
  probability: Float32Array
  widthPx: number
  heightPx: number
}

const TEXT_FROM = 0.3
const BOX_FROM = 0.6
/** The map holds shrunken letters; the true box is this much larger (area · ratio / perimeter outwards). */
const GROWTH = 1.5
const SMALLEST_SIDE_PX = 3
const MOST_BOXES = 400

/** Boxes in the map's pixels, most probable first. */
export function boxesOfMap(map: ProbabilityMap): Corners[] {
  const boxes: { corners: Corners; score: number }[] = []
  for (const blob of blobsOf(map)) {
    if (blob.score < BOX_FROM) continue
    const tight = smallestRectangle(convexHull(blob.outline))
    const { widthPx, heightPx } = sidesOf(tight)
    if (Math.min(widthPx, heightPx) < SMALLEST_SIDE_PX) continue
    const distance = (widthPx * heightPx * GROWTH) / (2 * (widthPx + heightPx))
    boxes.push({ corners: grownRectangle(tight, distance), score: blob.score })
  }
  return boxes
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_BOXES)
    .map(({ corners }) => corners)
}

/** Connected regions (8 neighbours) of probable text: the ends of their rows, and their mean probability. */
function blobsOf({ probability, widthPx, heightPx }: ProbabilityMap): { outline: Point[]; score: number }[] {
  const seen = new Uint8Array(widthPx * heightPx)
  const blobs: { outline: Point[]; score: number }[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || probability[start]! <= TEXT_FROM) continue
    const pending = [start]
    seen[start] = 1
    const rows = new Map<number, { left: number; right: number }>()
    let sum = 0
    let count = 0
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const x = at % widthPx
      const y = (at - x) / widthPx
      sum += probability[at]!
      count++
      const row = rows.get(y)
      if (row) {
        row.left = Math.min(row.left, x)
        row.right = Math.max(row.right, x)
      } else rows.set(y, { left: x, right: x })
      for (let ny = Math.max(0, y - 1); ny <= Math.min(heightPx - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(widthPx - 1, x + 1); nx++) {
          const next = ny * widthPx + nx
          if (seen[next] || probability[next]! <= TEXT_FROM) continue
          seen[next] = 1
          pending.push(next)
        }
      }
    }
    // Corners of the outermost pixels, not their centres: a single pixel has an area.
    const outline = [...rows].flatMap(([y, { left, right }]) => [
      { x: left, y },
      { x: left, y: y + 1 },
      { x: right + 1, y },
      { x: right + 1, y: y + 1 },
    ])
    blobs.push({ outline, score: sum / count })
  }
  return blobs
}
