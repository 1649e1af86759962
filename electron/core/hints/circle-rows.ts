import type { LatLon } from '../../contract/geography.ts'
import { EARTH_RADIUS_KM } from '../geography/distance.ts'

/** A stretch of longitudes, degrees; `to` is at least `from` and may run beyond 180. */
export type LonRange = readonly [from: number, to: number]

const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Half the stretch of longitudes, degrees, that a circle round a point (at `centreLat`, of `radiusDeg` on the sphere) covers at a
 * latitude: cos Δλ = (cos r − sin φ sin φc) / (cos φ cos φc). Null where it does not reach, 180 where it goes all the way round.
 */
export function halfWidthDeg(lat: number, centreLat: number, radiusDeg: number): number | null {
  const across = Math.cos(radians(lat)) * Math.cos(radians(centreLat))
  const wanted = Math.cos(radians(radiusDeg)) - Math.sin(radians(lat)) * Math.sin(radians(centreLat))
  if (wanted > across) return null
  if (wanted <= -across) return 180
  return (Math.acos(wanted / across) * 180) / Math.PI
}

/** What of a latitude lies in the circle. */
export function circleRows({ centre, radiusKm }: { centre: LatLon; radiusKm: number }): (lat: number) => LonRange[] {
  const radiusDeg = Math.min(180, ((radiusKm / EARTH_RADIUS_KM) * 180) / Math.PI)
  return (lat) => {
    const half = halfWidthDeg(lat, centre.lat, radiusDeg)
    return half === null ? [] : [[centre.lon - half, centre.lon + half]]
  }
}
