import type { LatLon } from '../../contract/geography.ts'
import type { ShadowMeasure } from '../../contract/hints.ts'
import type { AreaTest } from '../hints/area-test.ts'
import { wrappedLongitude } from '../hints/mercator-plane.ts'
import { type ShadowSpan, shadowSpans } from './shadow-spans.ts'

const KM_PER_DEGREE = 111.195
const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** Where the sun could have cast such a shadow at some moment of the time given. */
export function shadowTest(measure: ShadowMeasure): AreaTest {
  const { spans, lowestDeg, highestDeg, bearing } = shadowSpans(measure)
  const sunAzimuth = bearing && { degrees: bearing.degrees + 180, uncertaintyDegrees: bearing.uncertaintyDegrees }
  const lowest = Math.sin(radians(lowestDeg))
  const highest = Math.sin(radians(highestDeg))
  const halfWidthDeg = (highestDeg - lowestDeg) / 2 + spans.reduce((sum, { halfTurnDeg }) => sum + halfTurnDeg, 0)
  return {
    contains(at) {
      return spans.some((span) => {
        const range = sineRange(span, at)
        if (range[1] < lowest || range[0] > highest) return false
        return sunAzimuth === null || facing(span, at, sunAzimuth, 0)
      })
    },
    edgeWithin(at, km) {
      const reachDeg = km / KM_PER_DEGREE
      let least = 90
      let most = -90
      let turned = sunAzimuth === null
      for (const span of spans) {
        const range = sineRange(span, at)
        least = Math.min(least, degrees(Math.asin(Math.max(-1, range[0]))))
        most = Math.max(most, degrees(Math.asin(Math.min(1, range[1]))))
      }
      if (most < lowestDeg - reachDeg || least > highestDeg + reachDeg) return false
      if (sunAzimuth !== null) {
        // Moving by 1° turns the sun's azimuth by tan(altitude), and north itself by tan(latitude), at most.
        const turn = 1.5 * reachDeg * (Math.abs(Math.tan(radians(Math.min(89, most)))) + Math.abs(Math.tan(radians(at.lat))))
        turned = spans.some((span) => facing(span, at, sunAzimuth, turn))
        const surely = spans.some((span) => facing(span, at, sunAzimuth, -turn))
        if (!turned) return false
        if (!surely) return true
      }
      // Altitude is 90° less the distance to the subsolar point: it changes by no more than one moves.
      return most < lowestDeg + reachDeg || least > highestDeg - reachDeg
    },
    sizeKm: Math.max(20, halfWidthDeg * KM_PER_DEGREE),
  }
}

/** Least and greatest sine of the true altitude within the span: sin φ sin δ + cos φ cos δ cos H. */
function sineRange({ declinationDeg, subsolarLon, halfTurnDeg }: ShadowSpan, { lat, lon }: LatLon): [number, number] {
  const hour = Math.abs(wrappedLongitude(lon - subsolarLon))
  const nearest = Math.max(0, hour - halfTurnDeg)
  const furthest = Math.min(180, hour + halfTurnDeg)
  const constant = Math.sin(radians(lat)) * Math.sin(radians(declinationDeg))
  const factor = Math.cos(radians(lat)) * Math.cos(radians(declinationDeg))
  return [constant + factor * Math.cos(radians(furthest)), constant + factor * Math.cos(radians(nearest))]
}

/** Whether the sun's azimuth comes within the uncertainty (widened by `moreDeg`) at some moment of the span. */
function facing(span: ShadowSpan, at: LatLon, wanted: { degrees: number; uncertaintyDegrees: number }, moreDeg: number): boolean {
  const within = wanted.uncertaintyDegrees + moreDeg
  if (within < 0) return false
  let before: number | null = null
  for (const turn of span.halfTurnDeg === 0 ? [0] : [-span.halfTurnDeg, 0, span.halfTurnDeg]) {
    const off = wrappedLongitude(azimuthDeg(span, at, turn) - wanted.degrees)
    if (Math.abs(off) <= within) return true
    if (before !== null && off > 0 !== before > 0 && Math.abs(off - before) < 180) return true
    before = off
  }
  return false
}

/** J. Meeus, Astronomical Algorithms 13.5, turned to count from north. */
function azimuthDeg({ declinationDeg, subsolarLon }: ShadowSpan, { lat, lon }: LatLon, turnDeg: number): number {
  const hour = radians(lon - subsolarLon + turnDeg)
  const latRad = radians(lat)
  return degrees(Math.atan2(Math.sin(hour), Math.cos(hour) * Math.sin(latRad) - Math.tan(radians(declinationDeg)) * Math.cos(latRad))) + 180
}
