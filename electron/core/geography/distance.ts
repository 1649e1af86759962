import type { LatLon } from '../../contract/geography.ts'

/** Mean radius of the Earth (IUGG), km. */
export const EARTH_RADIUS_KM = 6371.0088

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in km by the haversine formula (R. W. Sinnott, Sky & Telescope 68, 1984); off by at most 0.6 % from the ellipsoid's. */
export function distanceKm(a: LatLon, b: LatLon): number {
  const sinLat = Math.sin(radians(b.lat - a.lat) / 2)
  const sinLon = Math.sin(radians(b.lon - a.lon) / 2)
  const h = sinLat * sinLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLon * sinLon
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
