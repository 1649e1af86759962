import type { PhotoMetadata } from '../../contract/photos.ts'
import { fieldOf } from '../metadata/fields.ts'

/** What the file says of when it was taken. */
export interface CaptureMoment {
  /** The clock's reading as milliseconds, as if it were UTC. */
  localMs: number
  /** How far the clock was from UTC; null where nothing tells. */
  offsetMinutes: number | null
  /** The offset field, or the clock against the time by satellite. */
  offsetFrom: 'field' | 'satellite' | null
}

/** Zones lie on quarters of an hour; a receiver's time and the clock's may differ by minutes. */
const QUARTER_MINUTES = 15
const CLOCK_ERROR_MINUTES = 5
/** −12:00 to +14:00 are in use. */
const LEAST_OFFSET = -12 * 60
const GREATEST_OFFSET = 14 * 60

/** Null where the file gives no time of day. */
export function captureMoment(metadata: Pick<PhotoMetadata, 'capturedAt' | 'utcOffset' | 'fields'>): CaptureMoment | null {
  const { capturedAt, utcOffset } = metadata
  if (capturedAt === null || !capturedAt.includes('T')) return null
  const localMs = Date.parse(`${capturedAt}Z`)
  if (Number.isNaN(localMs)) return null
  const given = minutesOf(utcOffset)
  if (given !== null) return { localMs, offsetMinutes: given, offsetFrom: 'field' }
  const satellite = satelliteTime(metadata)
  const between = satellite === null ? null : (localMs - satellite.getTime()) / 60_000
  const rounded = between === null ? null : Math.round(between / QUARTER_MINUTES) * QUARTER_MINUTES
  const sound =
    between !== null &&
    rounded !== null &&
    Math.abs(between - rounded) <= CLOCK_ERROR_MINUTES &&
    rounded >= LEAST_OFFSET &&
    rounded <= GREATEST_OFFSET
  return { localMs, offsetMinutes: sound ? rounded : null, offsetFrom: sound ? 'satellite' : null }
}

/** `+02:00` in minutes. */
export function minutesOf(offset: string | null): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset ?? '')
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : null
}

/** The time that the GPS receiver wrote, UTC; null without its date or its time. */
export function satelliteTime(metadata: Pick<PhotoMetadata, 'fields'>): Date | null {
  const date = /^(\d{4})[:-](\d{2})[:-](\d{2})/.exec(fieldOf(metadata, 'GPSDateStamp') ?? '')
  const time = /^(\d{1,2})(?:\.\d+)?[,:\s]+(\d{1,2})(?:\.\d+)?[,:\s]+(\d{1,2})/.exec(fieldOf(metadata, 'GPSTimeStamp') ?? '')
  if (!date || !time) return null
  const [year, month, day, hour, minute, second] = [date[1], date[2], date[3], time[1], time[2], time[3]].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (hour > 23 || minute > 59 || second > 60) return null
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  return instant.getUTCMonth() === month - 1 ? instant : null
}
