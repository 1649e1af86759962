import type { LatLon } from '../../contract/geography.ts'
import { EARTH_RADIUS_KM } from '../geography/distance.ts'

export type UnitVector = readonly [x: number, y: number, z: number]

/** A point of the sphere as a unit vector: distances become products without trigonometry, and poles and antimeridian need no care. */
export function unitVector({ lat, lon }: LatLon): UnitVector {
  const latRad = (lat * Math.PI) / 180
  const lonRad = (lon * Math.PI) / 180
  return [Math.cos(latRad) * Math.cos(lonRad), Math.cos(latRad) * Math.sin(lonRad), Math.sin(latRad)]
}

/** Great-circle km of a chord of the unit sphere. */
export const arcKm = (chord: number) => 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2))

/** Chord of the unit sphere under a great-circle distance in km; half the Earth's girth at most. */
export const chordOf = (km: number) => 2 * Math.sin(Math.min(Math.PI / 2, km / (2 * EARTH_RADIUS_KM)))
