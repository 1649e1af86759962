import type { ShadowMeasure } from '../../contract/hints.ts'
import { subsolarPoint, trueAltitudeDeg } from './sun-position.ts'

/** A stretch of the time given that is short enough for the sun's declination to stand still (it moves 0.4° a day at most). */
export interface ShadowSpan {
  declinationDeg: number
  /** At the middle of the span. */
  subsolarLon: number
  /** The Earth turns by twice this much during the span. */
  halfTurnDeg: number
}

export interface ShadowSpans {
  spans: ShadowSpan[]
  /** True altitudes between which the sun stood. */
  lowestDeg: number
  highestDeg: number
  bearing: ShadowMeasure['shadowBearing']
}

/** Half the sun's width: the edge of a shadow is no sharper. */
export const SUN_RADIUS_DEG = 0.267

const SPAN_MINUTES = 30
/** Azimuths change faster than altitudes do. */
const SPAN_MINUTES_WITH_BEARING = 2
const DEGREES_PER_MINUTE = 0.25

/** The apparent altitude at which a thing of height h casts a shadow of length h ÷ ratio on level ground, degrees. */
export const altitudeOfRatioDeg = (heightPerShadow: number): number => (Math.atan(heightPerShadow) * 180) / Math.PI

export function shadowSpans({ at, uncertaintyMinutes, heightPerShadow, uncertaintyPercent, shadowBearing }: ShadowMeasure): ShadowSpans {
  const share = uncertaintyPercent / 100
  const longest = shadowBearing ? SPAN_MINUTES_WITH_BEARING : SPAN_MINUTES
  const count = Math.max(1, Math.ceil((2 * uncertaintyMinutes) / longest))
  const spanMinutes = (2 * uncertaintyMinutes) / count
  const spans = Array.from({ length: count }, (_, index): ShadowSpan => {
    const minutes = -uncertaintyMinutes + (index + 0.5) * spanMinutes
    const { lat, lon } = subsolarPoint(new Date(Date.parse(at) + minutes * 60_000))
    return { declinationDeg: lat, subsolarLon: lon, halfTurnDeg: (spanMinutes / 2) * DEGREES_PER_MINUTE }
  })
  return {
    spans,
    lowestDeg: trueAltitudeDeg(altitudeOfRatioDeg(heightPerShadow * (1 - share))) - SUN_RADIUS_DEG,
    highestDeg: trueAltitudeDeg(altitudeOfRatioDeg(heightPerShadow * (1 + share))) + SUN_RADIUS_DEG,
    bearing: shadowBearing,
  }
}
