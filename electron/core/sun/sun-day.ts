import { getTimes } from 'suncalc'
import type { LatLon } from '../../contract/geography.ts'

/** Of the day on the clocks of the place; null where the sun does not cross the horizon. */
export interface SunDay {
  sunrise: Date | null
  sunset: Date | null
  /** When it stands highest. */
  noon: Date
  /** `up` and `down`: all day long. */
  always: 'up' | 'down' | null
}

/** `midday` is 12:00 of the day on the clocks of the place. */
export function sunDay({ lat, lon }: LatLon, midday: Date): SunDay {
  const { sunrise, sunset, solarNoon, alwaysUp } = getTimes(midday, lat, lon)
  return { sunrise, sunset, noon: solarNoon, always: sunrise && sunset ? null : alwaysUp ? 'up' : 'down' }
}

/** Length of a shadow on level ground for each unit of height; null while the sun is down or a shadow would be longer than 100 times. */
export function shadowPerHeight(altitudeDeg: number): number | null {
  const length = 1 / Math.tan((altitudeDeg * Math.PI) / 180)
  return altitudeDeg > 0 && length <= 100 ? Math.max(0, length) : null
}
