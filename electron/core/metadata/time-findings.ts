import type { PhotoMetadata } from '../../contract/photos.ts'
import { minutesOf, satelliteTime } from '../consistency/capture-moment.ts'
import { fieldOf } from './fields.ts'
import type { Finding } from './findings.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Programs round to the second and clocks are off by minutes; a day also covers zones that nobody wrote down. */
const SAME_WRITING_MS = 2 * MINUTE_MS
const CLOCK_ERROR_MS = 5 * MINUTE_MS
const ZONES_MS = 1.1 * DAY_MS
const DEGREES_AN_HOUR = 15
/** The farthest are the west of Alaska in summer and the west of China, 3.3 and 3.1 hours. */
const ZONE_FROM_SUN_HOURS = 4

/** What the times in a file say against each other and against the moment it was added. */
export function timeFindings(metadata: PhotoMetadata, addedAt: string): Finding[] {
  const found: Finding[] = []
  const taken = timeIn(fieldOf(metadata, 'DateTimeOriginal') ?? metadata.capturedAt)
  if (taken === null) return found
  const changed = timeIn(fieldOf(metadata, 'ModifyDate') ?? fieldOf(metadata, 'DateTime'))
  if (changed !== null && changed < taken - SAME_WRITING_MS)
    found.push({ code: 'changed-before-taken', severity: 'contradiction', details: [shown(changed), shown(taken)] })
  else if (changed !== null && changed > taken + SAME_WRITING_MS)
    found.push({ code: 'changed-later', severity: 'note', details: [shown(changed), shown(taken)] })
  const digitised = timeIn(fieldOf(metadata, 'DateTimeDigitized') ?? fieldOf(metadata, 'CreateDate'))
  if (digitised !== null && digitised > taken + ZONES_MS) found.push({ code: 'scanned', severity: 'note', details: [shown(digitised)] })
  if (taken > Date.parse(addedAt) + ZONES_MS) found.push({ code: 'taken-after-added', severity: 'contradiction', details: [shown(taken)] })
  const date = shown(taken)
  if (/^(?:1970|1980|2000)-01-01/.test(date)) found.push({ code: 'clock-never-set', severity: 'doubt', details: [date] })
  else if (date.endsWith('00:00:00')) found.push({ code: 'time-filled-in', severity: 'note', details: [date.slice(0, 10)] })
  return [...found, ...againstSatellite(metadata, taken), ...zoneAgainstPosition(metadata)]
}

/** The zone against the sun's own time at the position: wherever people live the two are less than four hours apart, by law or in summer. */
function zoneAgainstPosition({ gps, utcOffset }: PhotoMetadata): Finding[] {
  const offset = minutesOf(utcOffset)
  if (gps === null || utcOffset === null || offset === null) return []
  const sunHours = gps.lon / DEGREES_AN_HOUR
  const apart = Math.abs(offset / 60 - sunHours) % 24
  if (Math.min(apart, 24 - apart) <= ZONE_FROM_SUN_HOURS) return []
  return [{ code: 'zone-against-position', severity: 'doubt', details: [utcOffset, zoneText(Math.round(sunHours))] }]
}

const zoneText = (hours: number) => `${hours < 0 ? '−' : '+'}${Math.abs(hours)}`

/** With an offset the two name one instant; without one they may differ by whole zones, but not by days. */
function againstSatellite(metadata: PhotoMetadata, taken: number): Finding[] {
  const satellite = satelliteTime(metadata)
  if (satellite === null) return []
  const offset = minutesOf(metadata.utcOffset)
  const apart = Math.abs(taken - (offset ?? 0) * MINUTE_MS - satellite.getTime())
  if (apart <= (offset === null ? ZONES_MS : CLOCK_ERROR_MS)) return []
  return [
    { code: 'clock-against-satellite', severity: 'contradiction', details: [shown(taken), shown(satellite.getTime()), spanOf(apart)] },
  ]
}

/** `2019:06:14 21:40:05` or ISO as milliseconds as if it were UTC; null where it is no possible time. */
function timeIn(text: string | null): number | null {
  const match = /^\s*(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?/.exec(text ?? '')
  if (!match) return null
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((index) => Number(match[index] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  const made = new Date(ms)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60 ? ms : null
}

const shown = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')

/** `3 days`, `2 h 5 min`. */
function spanOf(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes >= 2 * 1440) return `${Math.round(minutes / 1440)} days`
  return minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`
}
