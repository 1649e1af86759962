import type { LatLon } from '../../../contract/geography.ts'

export type Point = readonly [x: number, y: number]
const RADIANS = Math.PI / 180

/** Equal Earth (Šavrič, Patterson and Jenny, 2018): areas keep their size, so that a region of the world is not overstated. x in ±2.71, y in ±1.32. */
export function equalEarth(lon: number, lat: number): Point {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796]
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin(lat * RADIANS))
  const t2 = theta * theta
  const t6 = t2 * t2 * t2
  const x = (2 * Math.sqrt(3) * lon * RADIANS * Math.cos(theta)) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
  return [x, theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)]
}

const HIGHEST_LAT = 85

/** Mercator: angles are right, so that the detail has the shapes that people know. Both in degrees of longitude. */
export function mercator(lon: number, lat: number): Point {
  const held = Math.max(-HIGHEST_LAT, Math.min(HIGHEST_LAT, lat))
  return [lon, Math.log(Math.tan((45 + held / 2) * RADIANS)) / RADIANS]
}

/** Brings a longitude to within half the Earth of `centre`. */
export const lonNear = (lon: number, centre: number): number => centre + ((((lon - centre + 180) % 360) + 360) % 360) - 180

export interface GeoBox {
  west: number
  east: number
  south: number
  north: number
}

/** The smallest box around the points that does not go around the Earth the long way; longitudes may leave ±180. */
export function boxAround(points: readonly LatLon[]): GeoBox {
  const lons = points.map(({ lon }) => lon).sort((a, b) => a - b)
  let [west, widestGap] = [lons[0]!, lons[0]! + 360 - lons.at(-1)!]
  for (let i = 1; i < lons.length; i++) {
    const gap = lons[i]! - lons[i - 1]!
    if (gap > widestGap) [west, widestGap] = [lons[i]!, gap]
  }
  const lats = points.map(({ lat }) => lat)
  return { west, east: west + 360 - widestGap, south: Math.min(...lats), north: Math.max(...lats) }
}
