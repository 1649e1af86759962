import { toWorld } from './mercator.ts'

export interface PlacedPoint {
  lat: number
  lon: number
}

export interface Cluster<Point> {
  /** On the unit square of web mercator: the mean of its points. */
  x: number
  y: number
  points: Point[]
}

/**
 * Points that would lie on top of each other, as one: points whose cell of a grid of `cellPx` is the same at this zoom. Linear in
 * the number of points, and the same for the same zoom wherever the view is, so that nothing jumps while panning.
 */
export function clusterPoints<Point extends PlacedPoint>(points: readonly Point[], zoom: number, cellPx: number): Cluster<Point>[] {
  const cells = new Map<string, Cluster<Point>>()
  const perSide = (256 * 2 ** zoom) / cellPx
  for (const point of points) {
    const { x, y } = toWorld(point)
    const key = `${Math.floor(x * perSide)} ${Math.floor(y * perSide)}`
    const cluster = cells.get(key)
    if (!cluster) {
      cells.set(key, { x, y, points: [point] })
      continue
    }
    cluster.points.push(point)
    cluster.x += (x - cluster.x) / cluster.points.length
    cluster.y += (y - cluster.y) / cluster.points.length
  }
  return [...cells.values()]
}
