import type { LatLon } from '../../contract/geography.ts'
import { latitudeOf, planeY, wrappedLongitude } from './mercator-plane.ts'

/** A step in longitude that can only be meant the short way round. */
const LONGEST_STEP_DEG = 90

/**
 * The ring of corners that were set on a map, whose longitudes run on beyond ±180° as the map does: the same ground with every step
 * short enough that wrapped longitudes leave no doubt. Corners that are put in lie on the straight line of the map.
 */
export function ringOfDrawn(corners: readonly LatLon[]): LatLon[] {
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner
    const pieces = Math.max(1, Math.ceil(Math.abs(next.lon - corner.lon) / LONGEST_STEP_DEG))
    const [y, nextY] = [planeY(corner.lat), planeY(next.lat)]
    return Array.from({ length: pieces }, (_, piece): LatLon => {
      const share = piece / pieces
      const lat = piece === 0 ? corner.lat : latitudeOf(y + share * (nextY - y))
      return { lat: Math.max(-90, Math.min(90, lat)), lon: wrappedLongitude(corner.lon + share * (next.lon - corner.lon)) }
    })
  })
}
