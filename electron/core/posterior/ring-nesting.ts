import type { MultiPolygon } from '../../contract/geography.ts'

type Ring = [lon: number, lat: number][]

interface Outer {
  polygon: Ring[]
  ring: Ring
  areaDegrees: number
  west: number
  east: number
  south: number
  north: number
}

/** Twice the signed area in square degrees; positive where the ring runs anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0
  for (let index = 1; index < ring.length; index++) {
    const [x0, y0] = ring[index - 1] as [number, number]
    const [x1, y1] = ring[index] as [number, number]
    sum += x0 * y1 - x1 * y0
  }
  return sum
}

/** Outer rings (anticlockwise) with the holes (clockwise) that lie in them: each hole belongs to the smallest ring round it. */
export function polygonsOfRings(rings: Ring[]): MultiPolygon {
  const outers: Outer[] = []
  const holes: Ring[] = []
  for (const ring of rings) {
    const areaDegrees = signedArea(ring)
    if (areaDegrees < 0) holes.push(ring)
    else outers.push({ polygon: [ring], ring, areaDegrees, ...bounds(ring) })
  }
  outers.sort((a, b) => a.areaDegrees - b.areaDegrees)
  for (const hole of holes) {
    const [x, y] = hole[0] as [number, number]
    outers
      .find((outer) => x >= outer.west && x <= outer.east && y >= outer.south && y <= outer.north && holds(outer.ring, x, y))
      ?.polygon.push(hole)
  }
  return outers.map(({ polygon }) => polygon)
}

function bounds(ring: Ring): Pick<Outer, 'west' | 'east' | 'south' | 'north'> {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [lon, lat] of ring) {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}

/** Even–odd rule. */
function holds(ring: Ring, x: number, y: number): boolean {
  let inside = false
  for (let index = 1; index < ring.length; index++) {
    const [x0, y0] = ring[index - 1] as [number, number]
    const [x1, y1] = ring[index] as [number, number]
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
  }
  return inside
}
