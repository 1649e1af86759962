import type { LatLon } from '../../electron/contract/geography.ts'
import { toWorld } from './mercator.ts'

/** A closed ring in world coordinates (x, y, x, y, …) with its bounds. It may reach beyond 0..1 at the antimeridian. */
export interface WorldRing {
  points: Float64Array
  minX: number
  maxX: number
  minY: number
  maxY: number
}

/** Projects a ring; where two neighbours lie more than 180° apart, the ring is taken to cross the antimeridian. */
export function worldRing(corners: readonly LatLon[]): WorldRing {
  const points = new Float64Array(corners.length * 2)
  const ring: WorldRing = { points, minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity }
  let previousX = 0
  corners.forEach((corner, index) => {
    const world = toWorld(corner)
    const x = index === 0 ? world.x : world.x + Math.round(previousX - world.x)
    previousX = x
    points[index * 2] = x
    points[index * 2 + 1] = world.y
    ring.minX = Math.min(ring.minX, x)
    ring.maxX = Math.max(ring.maxX, x)
    ring.minY = Math.min(ring.minY, world.y)
    ring.maxY = Math.max(ring.maxY, world.y)
  })
  return ring
}

/** The part of the world that one tile shows: its north-west corner and its side, in world coordinates. */
export interface TileFrame {
  x: number
  y: number
  side: number
  sizePx: number
  zoom: number
}

/** Shifts by whole worlds (−1, 0, 1) that bring the ring into the frame, widened by `marginPx`. */
export function worldsWithin(ring: WorldRing, frame: TileFrame, marginPx: number): number[] {
  const margin = (marginPx / frame.sizePx) * frame.side
  if (ring.maxY < frame.y - margin || ring.minY > frame.y + frame.side + margin) return []
  const [west, east] = [frame.x - margin, frame.x + frame.side + margin]
  const shifts: number[] = []
  for (let shift = -1; shift <= 1; shift++) if (ring.maxX + shift >= west && ring.minX + shift <= east) shifts.push(shift)
  return shifts
}

/** Adds the ring, shifted by whole worlds, to the context's path in the frame's pixels. */
export function traceRing(context: CanvasPath, ring: WorldRing, frame: TileFrame, shift: number): void {
  const scale = frame.sizePx / frame.side
  const { points } = ring
  for (let index = 0; index < points.length; index += 2) {
    const x = ((points[index] ?? 0) + shift - frame.x) * scale
    const y = ((points[index + 1] ?? 0) - frame.y) * scale
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.closePath()
}
