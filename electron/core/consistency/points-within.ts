import type { LatLon } from '../../contract/geography.ts'
import { EARTH_RADIUS_KM } from '../geography/distance.ts'

const RINGS = [0.5, 1, 2]
const DIRECTIONS = 8
/** Zone outlines are off by some tens of kilometres near borders. */
const LEAST_KM = 30

/** Points in and about the ground of a candidate, for what differs within it: rings at half, one and two of its radii. */
export function pointsWithin({ lat, lon }: LatLon, radiusKm: number): LatLon[] {
  return RINGS.flatMap((share) =>
    Array.from({ length: DIRECTIONS }, (_, index) => {
      const bearing = (2 * Math.PI * index) / DIRECTIONS
      return destination({ lat, lon }, Math.max(LEAST_KM, radiusKm) * share, bearing)
    }),
  )
}

/** The point a distance away along a great circle, bearing in radians clockwise from north. */
function destination({ lat, lon }: LatLon, km: number, bearing: number): LatLon {
  const arc = km / EARTH_RADIUS_KM
  const from = (lat * Math.PI) / 180
  const sin = Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(bearing)
  const to = Math.asin(Math.max(-1, Math.min(1, sin)))
  const turn = Math.atan2(Math.sin(bearing) * Math.sin(arc) * Math.cos(from), Math.cos(arc) - Math.sin(from) * sin)
  const degrees = lon + (turn * 180) / Math.PI
  return { lat: (to * 180) / Math.PI, lon: ((((degrees + 180) % 360) + 360) % 360) - 180 }
}
