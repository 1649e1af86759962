import type { LatLon } from '../../contract/geography.ts'

/** Web maps end at 85.05°; areas go on to here, where the plane is some five worlds high. */
const LAST_LATITUDE = 89.9999

/** Mercator's y in degrees of longitude at the equator: angles stay true, and 1° is 111.2 km · cos(latitude) everywhere. */
export function planeY(lat: number): number {
  const clamped = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, lat))
  return (Math.asinh(Math.tan((clamped * Math.PI) / 180)) * 180) / Math.PI
}

/** The latitude of a y of the plane. */
export const latitudeOf = (y: number): number => (Math.atan(Math.sinh((y * Math.PI) / 180)) * 180) / Math.PI

/** Where a ring that holds a pole is closed: above every y there is. */
export const POLE_Y = planeY(90) + 1

/** −180 ≤ lon < 180. */
export const wrappedLongitude = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180

/** The step from one longitude to another the short way round, −180 ≤ step < 180. */
export const shortStep = (from: number, to: number): number => wrappedLongitude(to - from)

/** Longitudes of a ring that run on beyond ±180° instead of jumping, with the turns made round the Earth when it closes: −1, 0 or 1. */
export function runOnLongitudes(ring: readonly LatLon[]): { lons: Float64Array; turns: number } {
  const lons = new Float64Array(ring.length)
  for (const [index, { lon }] of ring.entries()) {
    const before = lons[index - 1]
    lons[index] = before === undefined ? lon : before + shortStep(before, lon)
  }
  const first = lons[0] ?? 0
  const last = lons.at(-1) ?? 0
  return { lons, turns: Math.round((last + shortStep(last, first) - first) / 360) }
}
