import { type Corners, convexHull, type Point, sidesOf, smallestRectangle } from './rotated-rectangle.ts'

const LARGEST_HEIGHT_RATIO = 1.35
const LARGEST_TURN_RADIANS = 0.14
/** Both in letter heights of the line. */
const LARGEST_GAP = 0.6
const LARGEST_STEP = 0.35

/** Boxes that continue each other on one line become one: a telephone number set with wide spaces is one number. */
export function joinedBoxes(boxes: Corners[]): Corners[] {
  const joined = [...boxes]
  for (let i = 0; i < joined.length; i++) {
    for (let j = 0; j < joined.length; j++) {
      if (i === j || !continues(joined[i]!, joined[j]!)) continue
      joined[i] = smallestRectangle(convexHull([...joined[i]!, ...joined[j]!]))
      joined.splice(j, 1)
      // The longer box may reach boxes that were too far before.
      i = -1
      break
    }
  }
  return joined
}

function continues(left: Corners, right: Corners): boolean {
  const a = sidesOf(left)
  const b = sidesOf(right)
  if (a.heightPx > a.widthPx * 1.5 || b.heightPx > b.widthPx * 1.5) return false
  const height = Math.max(a.heightPx, b.heightPx)
  if (height > Math.min(a.heightPx, b.heightPx) * LARGEST_HEIGHT_RATIO) return false
  if (Math.abs(turnOf(left) - turnOf(right)) > LARGEST_TURN_RADIANS) return false
  const end = middle(left[1], left[2])
  const start = middle(right[0], right[3])
  const turn = turnOf(left)
  const gap = (start.x - end.x) * Math.cos(turn) + (start.y - end.y) * Math.sin(turn)
  const step = (start.y - end.y) * Math.cos(turn) - (start.x - end.x) * Math.sin(turn)
  return gap > -LARGEST_GAP * height && gap < LARGEST_GAP * height && Math.abs(step) < LARGEST_STEP * height
}

function turnOf([a, b]: Corners): number {
  return Math.atan2(b.y - a.y, b.x - a.x)
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
