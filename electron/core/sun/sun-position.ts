import { getPosition } from 'suncalc'
import type { LatLon } from '../../contract/geography.ts'
import { wrappedLongitude } from '../hints/mercator-plane.ts'

export interface SunPosition {
  /** Degrees clockwise from true north. */
  azimuthDeg: number
  /** Apparent altitude above the horizon, degrees: with refraction, as it is seen and as it casts shadows. */
  altitudeDeg: number
}

export function sunPosition(at: LatLon, instant: Date): SunPosition {
  const { azimuth, altitude } = getPosition(instant, at.lat, at.lon)
  // Right below the sun rounding may take suncalc's sine beyond 1.
  return { azimuthDeg: azimuth, altitudeDeg: Number.isNaN(altitude) ? 90 : altitude }
}

/**
 * Where the sun stands in the zenith. Read off azimuths, which refraction does not bend: at the North Pole the azimuth is the hour
 * angle + 180°, and where the hour angle is 90° on the equator the sun sets at 270° + declination.
 */
export function subsolarPoint(instant: Date): LatLon {
  const greenwichHourAngle = getPosition(instant, 90, 0).azimuth - 180
  const setting = getPosition(instant, 0, wrappedLongitude(90 - greenwichHourAngle))
  return { lat: setting.azimuth - 270, lon: wrappedLongitude(-greenwichHourAngle) }
}

/** What refraction adds to a true altitude, degrees (J. Meeus, Astronomical Algorithms 16.4; the constants of suncalc). */
export function refractionDeg(trueAltitudeDeg: number): number {
  // Below the horizon the formula does not hold; what it gives there is kept, as suncalc does.
  const h = Math.max(0, trueAltitudeDeg)
  return 1.02 / 60 / Math.tan(((h + 10.26 / (h + 5.1)) * Math.PI) / 180)
}

/** The true altitude of what is seen at an apparent one, degrees: bisection on `refractionDeg`, to 10⁻⁹°. */
export function trueAltitudeDeg(apparentDeg: number): number {
  let low = apparentDeg - 1
  let high = apparentDeg + 0.01
  for (let step = 0; step < 32; step++) {
    const middle = (low + high) / 2
    if (middle + refractionDeg(middle) < apparentDeg) low = middle
    else high = middle
  }
  return (low + high) / 2
}
