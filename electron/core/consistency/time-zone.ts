import tzLookup from '@photostructure/tz-lookup'
import type { LatLon } from '../../contract/geography.ts'

/** IANA name of the zone of a point. From coarse outlines: near a border it may be the neighbour's (about one inhabited place in twenty). */
export const zoneAt = ({ lat, lon }: LatLon): string => tzLookup(lat, lon)

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone showed at an instant, in minutes from UTC, with the zone's history as the platform's data know it. */
export function offsetMinutes(zone: string, instant: Date): number {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
  const shown = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0)
  return Math.round((shown - instant.getTime()) / 60_000)
}

/**
 * The instant at which a zone's clocks showed a local time (milliseconds as if it were UTC). In the hour that is left out in spring
 * it is the one an hour on; of the two in autumn, the first.
 */
export function instantOfLocal(localMs: number, zone: string): Date {
  const before = offsetMinutes(zone, new Date(localMs - 86_400_000))
  const candidates = [before, offsetMinutes(zone, new Date(localMs + 86_400_000))].map((offset) => new Date(localMs - offset * 60_000))
  const fitting = candidates.filter((instant) => instant.getTime() + offsetMinutes(zone, instant) * 60_000 === localMs)
  return fitting.sort((a, b) => a.getTime() - b.getTime())[0] ?? new Date(localMs - before * 60_000)
}
