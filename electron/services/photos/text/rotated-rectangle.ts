export interface Point {
  x: number
  y: number
}

/** Corners clockwise (y grows downwards) from the one nearest the top left. */
export type Corners = [Point, Point, Point, Point]

/** Andrew's monotone chain; anticlockwise in mathematical axes. Collinear points are dropped. */
export function convexHull(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (ordered: Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length >= 2 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** The smallest rectangle, at any angle, around a convex hull: one of its sides lies on a side of the hull (Freeman and Shapira 1975). */
export function smallestRectangle(hull: Point[]): Corners {
  let best: { area: number; corners: Corners } | null = null
  for (let i = 0; i < hull.length; i++) {
    const from = hull[i]!
    const to = hull[(i + 1) % hull.length]!
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const along = length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
    const candidate = boundsAlong(hull, along)
    if (!best || candidate.area < best.area) best = candidate
  }
  if (!best) throw new Error('A rectangle needs at least one point')
  return fromTopLeft(best.corners)
}

/** The rectangle with every side moved outwards by `distance`. */
export function grownRectangle(corners: Corners, distance: number): Corners {
  const centre = { x: (corners[0].x + corners[2].x) / 2, y: (corners[0].y + corners[2].y) / 2 }
  const { widthPx, heightPx } = sidesOf(corners)
  const stretch = (corner: Point, axisFrom: Point, axisTo: Point, side: number, into: Point) => {
    if (side === 0) return
    const axis = { x: (axisTo.x - axisFrom.x) / side, y: (axisTo.y - axisFrom.y) / side }
    const sign = Math.sign((corner.x - centre.x) * axis.x + (corner.y - centre.y) * axis.y)
    into.x += axis.x * sign * distance
    into.y += axis.y * sign * distance
  }
  return corners.map((corner) => {
    const grown = { ...corner }
    stretch(corner, corners[0], corners[1], widthPx, grown)
    stretch(corner, corners[0], corners[3], heightPx, grown)
    return grown
  }) as Corners
}

export function sidesOf([a, b, , d]: Corners): { widthPx: number; heightPx: number } {
  return { widthPx: Math.hypot(b.x - a.x, b.y - a.y), heightPx: Math.hypot(d.x - a.x, d.y - a.y) }
}

function boundsAlong(hull: Point[], along: Point): { area: number; corners: Corners } {
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of hull) {
    const u = x * along.x + y * along.y
    const v = y * along.x - x * along.y
    minU = Math.min(minU, u)
    maxU = Math.max(maxU, u)
    minV = Math.min(minV, v)
    maxV = Math.max(maxV, v)
  }
  const at = (u: number, v: number): Point => ({ x: u * along.x - v * along.y, y: u * along.y + v * along.x })
  return { area: (maxU - minU) * (maxV - minV), corners: [at(minU, minV), at(maxU, minV), at(maxU, maxV), at(minU, maxV)] }
}

/** Text runs along the rectangle's side that is nearest to horizontal. */
function fromTopLeft(corners: Corners): Corners {
  const order = [0, 1, 2, 3].map((start) => [0, 1, 2, 3].map((step) => corners[(start + step) % 4]!) as Corners)
  const upright = order.find(([a, b]) => b.x - a.x > 0 && Math.abs(b.y - a.y) <= Math.abs(b.x - a.x))
  return upright ?? corners
}

function cross(o: Point, a: Point, b: Point): number {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
}
