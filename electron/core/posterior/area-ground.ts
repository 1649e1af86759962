import type { LatLon } from '../../contract/geography.ts'
import type { HintArea } from '../../contract/hints.ts'
import { type AreaTest, areaTest } from '../hints/area-test.ts'
import { type CellShape, cellRadiusKm } from './cell-shape.ts'
import type { GridGeometry } from './grid-geometry.ts'

/** How an area lies on a grid's cells, found once for each area and kept: a clue that is judged must not cost it again. */
export interface AreaGround {
  test: AreaTest
  /** Of each of the grid's distinct cells: `OUTSIDE`, `INSIDE` or `ON_EDGE`. */
  states: Uint8Array
  /** Share of a cell's ground that lies in the area, of cells on its edge. */
  shares: WeakMap<CellShape, number>
}

export const OUTSIDE = 0
export const INSIDE = 1
export const ON_EDGE = 2

/** Corners of H3 cells reach a little beyond their average radius. */
const CAUTION = 1.25
const KEPT_AREAS = 64

const kept = new WeakMap<GridGeometry, Map<string, AreaGround>>()

/** Null for areas that are not drawn but named. */
export function areaGround(area: HintArea, geometry: GridGeometry, resolution: number): AreaGround | null {
  const key = JSON.stringify(area)
  const grounds = kept.get(geometry) ?? new Map<string, AreaGround>()
  kept.set(geometry, grounds)
  const known = grounds.get(key)
  if (known !== undefined) return known
  const test = areaTest(area)
  if (test === null) return null
  const oldest = grounds.keys().next()
  if (grounds.size >= KEPT_AREAS && !oldest.done) grounds.delete(oldest.value)
  const ground = { test, states: statesOf(test, geometry, resolution), shares: new WeakMap() }
  grounds.set(key, ground)
  return ground
}

export const onEdge = (test: AreaTest, shape: { x: number; y: number; z: number; resolution: number }) =>
  test.edgeWithin(latLonOf(shape), CAUTION * cellRadiusKm(shape.resolution))

/** Share of a cell on the edge, 0..1, from points spread evenly over it; land within a cell is not known. */
export function shareWithin(shape: CellShape, { test, shares }: AreaGround): number {
  const known = shares.get(shape)
  if (known !== undefined) return known
  const points = pointsWithin(shape)
  const share = points.filter((point) => test.contains(point)).length / points.length
  shares.set(shape, share)
  return share
}

export const containsCentre = (test: AreaTest, shape: CellShape) => test.contains(latLonOf(shape))

function statesOf(test: AreaTest, geometry: GridGeometry, resolution: number): Uint8Array {
  const cells = geometry.cells[resolution] ?? []
  const states = new Uint8Array(cells.length)
  const seen = new Uint8Array(cells.length)
  const { vectors, cellOfEntry } = geometry
  for (let entry = 0; entry < cellOfEntry.length; entry++) {
    const cell = cellOfEntry[entry] as number
    if (seen[cell] === 1) continue
    seen[cell] = 1
    const centre = { x: vectors[3 * entry] as number, y: vectors[3 * entry + 1] as number, z: vectors[3 * entry + 2] as number, resolution }
    states[cell] = onEdge(test, centre) ? ON_EDGE : test.contains(latLonOf(centre)) ? INSIDE : OUTSIDE
  }
  return states
}

function latLonOf({ x, y, z }: { x: number; y: number; z: number }): LatLon {
  return { lat: (Math.asin(Math.max(-1, Math.min(1, z))) * 180) / Math.PI, lon: (Math.atan2(y, x) * 180) / Math.PI }
}

/** Shares of the cell's radius at which points stand, and how many: each stands for about the same ground. */
const RINGS = [
  { at: 0, count: 1 },
  { at: 0.42, count: 6 },
  { at: 0.76, count: 12 },
]
const EARTH_KM = 6371.0088

function pointsWithin(shape: CellShape): LatLon[] {
  const { x, y, z } = shape
  // Two directions at right angles on the ground, from whichever axis is furthest from the centre's.
  const [ax, ay, az] = Math.abs(z) < 0.9 ? [0, 0, 1] : [1, 0, 0]
  const east = unit(ay * z - az * y, az * x - ax * z, ax * y - ay * x)
  const north = [y * east[2] - z * east[1], z * east[0] - x * east[2], x * east[1] - y * east[0]] as const
  const radius = cellRadiusKm(shape.resolution) / EARTH_KM
  return RINGS.flatMap(({ at, count }) =>
    Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count
      const [e, n] = [at * radius * Math.cos(angle), at * radius * Math.sin(angle)]
      const [px, py, pz] = unit(x + e * east[0] + n * north[0], y + e * east[1] + n * north[1], z + e * east[2] + n * north[2])
      return latLonOf({ x: px, y: py, z: pz })
    }),
  )
}

function unit(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}
