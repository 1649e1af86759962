import type { LatLon } from '../../contract/geography.ts'
import type { AreaTest } from './area-test.ts'
import { POLE_Y, planeY, runOnLongitudes } from './mercator-plane.ts'

const KM_PER_DEGREE = 111.195
/** The plane's scale changes within a cell: ask a little wider than asked for. */
const CAUTION = 1.3
const STRIPS_AT_MOST = 1024

/** Edges of one ring as x0, y0, x1, y1, …, found by strips of y. */
interface PlaneRing {
  minX: number
  maxX: number
  minY: number
  maxY: number
  edges: Float64Array
  strips: Uint32Array[]
  perStrip: number
}

/**
 * Even–odd over all rings on the Mercator plane, where edges are as straight as they were drawn. A ring is unrolled over the
 * antimeridian; one that goes all the way round is closed along the nearer pole.
 */
export function polygonTest(rings: readonly (readonly LatLon[])[]): AreaTest {
  const plane = rings.map(planeRing)
  return {
    contains({ lat, lon }) {
      const y = planeY(lat)
      let inside = false
      for (const ring of plane) if (holds(ring, lon, y)) inside = !inside
      return inside
    },
    edgeWithin({ lat, lon }, km) {
      const reach = (CAUTION * km) / (KM_PER_DEGREE * Math.max(1e-6, Math.cos((lat * Math.PI) / 180)))
      const y = planeY(lat)
      return plane.some((ring) => edgeNear(ring, lon, y, reach))
    },
    sizeKm: Math.max(...rings.map(ringSizeKm)),
  }
}

function planeRing(ring: readonly LatLon[]): PlaneRing {
  const { lons, turns } = runOnLongitudes(ring)
  const corners = ring.map(({ lat }, index): [number, number] => [lons[index] as number, planeY(lat)])
  if (turns !== 0) {
    const [x, y] = corners[0] as [number, number]
    const pole = ring.reduce((sum, { lat }) => sum + lat, 0) >= 0 ? POLE_Y : -POLE_Y
    corners.push([x + 360 * turns, y], [x + 360 * turns, pole], [x, pole])
  }
  return indexed(corners)
}

function indexed(corners: [number, number][]): PlaneRing {
  const edges = new Float64Array(corners.length * 4)
  const ring: PlaneRing = { minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity, edges, strips: [], perStrip: 1 }
  for (const [index, [x, y]] of corners.entries()) {
    edges.set([x, y, ...(corners[(index + 1) % corners.length] as [number, number])], index * 4)
    ring.minX = Math.min(ring.minX, x)
    ring.maxX = Math.max(ring.maxX, x)
    ring.minY = Math.min(ring.minY, y)
    ring.maxY = Math.max(ring.maxY, y)
  }
  const count = Math.min(STRIPS_AT_MOST, corners.length)
  ring.perStrip = Math.max((ring.maxY - ring.minY) / count, Number.MIN_VALUE)
  const lists: number[][] = Array.from({ length: count }, () => [])
  for (let edge = 0; edge < corners.length; edge++) {
    const [y0, y1] = [edges[edge * 4 + 1] as number, edges[edge * 4 + 3] as number]
    const last = stripOf(ring, Math.max(y0, y1), count)
    for (let strip = stripOf(ring, Math.min(y0, y1), count); strip <= last; strip++) lists[strip]?.push(edge)
  }
  ring.strips = lists.map((list) => Uint32Array.from(list))
  return ring
}

const stripOf = ({ minY, perStrip }: Pick<PlaneRing, 'minY' | 'perStrip'>, y: number, count: number) =>
  Math.max(0, Math.min(count - 1, Math.floor((y - minY) / perStrip)))

/** The even–odd rule, on every copy of the world that the ring reaches. */
function holds(ring: PlaneRing, lon: number, y: number): boolean {
  if (y < ring.minY || y > ring.maxY) return false
  const strip = ring.strips[stripOf(ring, y, ring.strips.length)] as Uint32Array
  for (let x = lon + 360 * Math.ceil((ring.minX - lon) / 360); x <= ring.maxX; x += 360) {
    let inside = false
    for (const edge of strip) {
      const y0 = ring.edges[edge * 4 + 1] as number
      const y1 = ring.edges[edge * 4 + 3] as number
      if (y0 > y === y1 > y) continue
      const x0 = ring.edges[edge * 4] as number
      const x1 = ring.edges[edge * 4 + 2] as number
      if (x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
    }
    if (inside) return true
  }
  return false
}

function edgeNear(ring: PlaneRing, lon: number, y: number, reach: number): boolean {
  if (y < ring.minY - reach || y > ring.maxY + reach) return false
  const count = ring.strips.length
  const last = stripOf(ring, y + reach, count)
  const from = lon + 360 * Math.ceil((ring.minX - reach - lon) / 360)
  for (let x = from; x <= ring.maxX + reach; x += 360)
    for (let strip = stripOf(ring, y - reach, count); strip <= last; strip++)
      for (const edge of ring.strips[strip] as Uint32Array) if (distanceToEdge(ring.edges, edge * 4, x, y) <= reach) return true
  return false
}

function distanceToEdge(edges: Float64Array, start: number, x: number, y: number): number {
  const x0 = edges[start] as number
  const y0 = edges[start + 1] as number
  const dx = (edges[start + 2] as number) - x0
  const dy = (edges[start + 3] as number) - y0
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / squared))
  return Math.hypot(x - x0 - share * dx, y - y0 - share * dy)
}

function ringSizeKm(ring: readonly LatLon[]): number {
  const { lons } = runOnLongitudes(ring)
  const lats = ring.map(({ lat }) => lat)
  const north = Math.max(...lats)
  const south = Math.min(...lats)
  const width = (Math.max(...lons) - Math.min(...lons)) * Math.cos((((north + south) / 2) * Math.PI) / 180)
  return (KM_PER_DEGREE * Math.max(1e-4, Math.min(width, north - south))) / 2
}
