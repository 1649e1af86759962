import type { LatLon, MultiPolygon } from '../../contract/geography.ts'
import type { HintArea } from '../../contract/hints.ts'
import { EARTH_RADIUS_KM } from '../geography/distance.ts'
import { splitAtAntimeridian } from '../posterior/antimeridian.ts'
import { areaRows } from './area-rows.ts'
import type { LonRange } from './circle-rows.ts'
import { wrappedLongitude } from './mercator-plane.ts'

type Ring = [lon: number, lat: number][]

/** Latitudes that a band is cut into for files that know only corners, degrees. */
const ROW_DEG = 0.5
const CIRCLE_CORNERS = 180

/**
 * An area as polygons of longitudes and latitudes within ±180°, for other programs: circles by 180 corners, bands as slices of half a
 * degree. Null for a country, whose outline is not the analyst's.
 */
export function areaOutline(area: HintArea): MultiPolygon | null {
  if (area.kind === 'country') return null
  if (area.kind === 'polygon') return polygons(area.rings)
  const rows = areaRows(area)
  if (rows === null) return null
  if (area.kind === 'shadow') return slices(rows, -90, 90, ROW_DEG)
  const { centre, radiusKm } = area
  const reachDeg = (radiusKm / EARTH_RADIUS_KM) * (180 / Math.PI)
  // A circle round both poles is no ring on a flat map.
  if (reachDeg - Math.abs(centre.lat) >= 90) return slices(rows, -90, 90, ROW_DEG)
  return splitAtAntimeridian(circleRing(centre, reachDeg))
}

/** Anticlockwise, by bearings from the centre: sin φ = sin φc cos r + cos φc sin r cos β. */
function circleRing({ lat, lon }: LatLon, reachDeg: number): Ring {
  const [latRad, reach] = [(lat * Math.PI) / 180, (reachDeg * Math.PI) / 180]
  const ring = Array.from({ length: CIRCLE_CORNERS }, (_, index): [number, number] => {
    const bearing = (-2 * Math.PI * index) / CIRCLE_CORNERS
    const there = Math.asin(Math.sin(latRad) * Math.cos(reach) + Math.cos(latRad) * Math.sin(reach) * Math.cos(bearing))
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(reach) * Math.cos(latRad), Math.cos(reach) - Math.sin(latRad) * Math.sin(there))
    return [wrappedLongitude(lon + (turn * 180) / Math.PI), (there * 180) / Math.PI]
  })
  return [...ring, ring[0] as [number, number]]
}

/** Rings that lie in others become their holes where nothing crosses the antimeridian; elsewhere each ring stands alone. */
function polygons(rings: readonly (readonly LatLon[])[]): MultiPolygon {
  const closed = rings.map((ring): Ring => [...ring, ring[0] as LatLon].map(({ lat, lon }) => [lon, lat]))
  const crossing = closed.some((ring) => ring.some(([lon], index) => index > 0 && Math.abs(lon - (ring[index - 1]?.[0] ?? lon)) > 180))
  if (crossing) return closed.flatMap((ring) => splitAtAntimeridian(ring))
  return polygonsWithHoles(closed)
}

function polygonsWithHoles(rings: Ring[]): MultiPolygon {
  const depth = rings.map((ring) => rings.filter((other) => other !== ring && holds(other, ring[0] as [number, number])).length)
  const outers = rings.filter((_, index) => (depth[index] as number) % 2 === 0)
  return outers.map((outer) => [
    turned(outer, 1),
    ...rings
      .filter((ring, index) => (depth[index] as number) % 2 === 1 && holds(outer, ring[0] as [number, number]))
      .map((hole) => turned(hole, -1)),
  ])
}

/** RFC 7946: outer rings run anticlockwise (1), holes clockwise (−1). */
function turned(ring: Ring, way: 1 | -1): Ring {
  const twiceArea = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as [number, number]
    return sum + x * nextY - nextX * y
  }, 0)
  return twiceArea * way >= 0 ? ring : ring.toReversed()
}

function holds(ring: Ring, [x, y]: [number, number]): boolean {
  let inside = false
  for (let index = 1; index < ring.length; index++) {
    const [x0, y0] = ring[index - 1] as [number, number]
    const [x1, y1] = ring[index] as [number, number]
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
  }
  return inside
}

/** Slices between one latitude and the next, in strips that follow each other wherever they touch. */
function slices(rows: (lat: number) => readonly LonRange[], south: number, north: number, step: number): MultiPolygon {
  const count = Math.ceil((north - south) / step)
  const result: MultiPolygon = []
  for (let slice = 0; slice < count; slice++) {
    const low = south + slice * step
    const high = Math.min(north, low + step)
    for (const [from, to] of rows((low + high) / 2)) {
      if (to - from < 1e-9) continue
      // Steps of at most 90° leave no doubt which way round.
      const pieces = Math.ceil((to - from) / 90)
      for (let piece = 0; piece < pieces; piece++) {
        const west = from + ((to - from) * piece) / pieces
        const east = from + ((to - from) * (piece + 1)) / pieces
        result.push(...boxes(west, east, low, high))
      }
    }
  }
  return result
}

/** A box of longitudes that may run beyond ±180°, cut there. */
function boxes(west: number, east: number, south: number, north: number): MultiPolygon {
  const turn = 360 * Math.floor((west + 180) / 360)
  const [from, to] = [west - turn, east - turn]
  const box = (a: number, b: number): Ring[] => [
    [
      [a, south],
      [b, south],
      [b, north],
      [a, north],
      [a, south],
    ],
  ]
  return to <= 180 ? [box(from, to)] : [box(from, 180), box(-180, to - 360)]
}
