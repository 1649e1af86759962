import type { LatLon } from '../../electron/contract/geography.ts'
import { runOnLongitudes } from '../../electron/core/hints/mercator-plane.ts'
import type { AreaShape } from './area-shape.ts'
import { MAX_LATITUDE, toWorld } from './mercator.ts'
import { type TileFrame, traceRing, type WorldRing, worldsWithin } from './rings.ts'

interface DrawnRing {
  ring: WorldRing
  /** Points that are corners; those behind them close the ring along a pole, and are no edge. */
  corners: number
}

/** An area of rings; where a ring lies in a ring is a hole. */
export function ringShape(rings: readonly (readonly LatLon[])[]): AreaShape {
  const drawn = rings.map(drawnRing)
  const shifts = ({ ring }: DrawnRing, frame: TileFrame) => worldsWithin(ring, frame, 4)
  return {
    fill(context, frame) {
      context.beginPath()
      for (const one of drawn) for (const shift of shifts(one, frame)) traceRing(context, one.ring, frame, shift)
      context.fill('evenodd')
    },
    stroke(context, frame) {
      context.beginPath()
      for (const one of drawn) for (const shift of shifts(one, frame)) traceEdge(context, one, frame, shift)
      context.stroke()
    },
  }
}

function drawnRing(corners: readonly LatLon[]): DrawnRing {
  const { lons, turns } = runOnLongitudes(corners)
  const positions = corners.map(({ lat }, index) => toWorld({ lat, lon: lons[index] as number }))
  const first = positions[0]
  let count = positions.length
  if (turns !== 0 && first) {
    const north = corners.reduce((sum, { lat }) => sum + lat, 0) >= 0
    const poleY = toWorld({ lat: north ? MAX_LATITUDE : -MAX_LATITUDE, lon: 0 }).y
    positions.push({ x: first.x + turns, y: first.y }, { x: first.x + turns, y: poleY }, { x: first.x, y: poleY })
    count++
  }
  const points = Float64Array.from(positions.flatMap(({ x, y }) => [x, y]))
  const xs = positions.map(({ x }) => x)
  const ys = positions.map(({ y }) => y)
  const ring = { points, minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys) }
  return { ring, corners: count }
}

function traceEdge(context: OffscreenCanvasRenderingContext2D, { ring, corners }: DrawnRing, frame: TileFrame, shift: number): void {
  if (corners * 2 === ring.points.length) {
    traceRing(context, ring, frame, shift)
    return
  }
  const scale = frame.sizePx / frame.side
  for (let index = 0; index < corners; index++) {
    const x = ((ring.points[index * 2] as number) + shift - frame.x) * scale
    const y = ((ring.points[index * 2 + 1] as number) - frame.y) * scale
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
}
