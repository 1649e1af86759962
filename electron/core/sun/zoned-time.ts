/** A calendar day and a time of day on the clocks of a place. */
export interface WallTime {
  /** `2024-05-01`. */
  date: string
  /** Minutes since midnight, 0..1439. */
  minutes: number
}

const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  })
  formats.set(zone, made)
  return made
}

/** What the clocks of a time zone (IANA) show at an instant, by the rules that this machine knows. */
export function wallTime(instant: Date, zone: string): WallTime {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return { date: `${part.year}-${part.month}-${part.day}`, minutes: Number(part.hour) * 60 + Number(part.minute) }
}

/** Minutes that the clocks of a zone are ahead of UTC at an instant. */
export function utcOffsetMinutes(instant: Date, zone: string): number {
  const { date, minutes } = wallTime(instant, zone)
  return Math.round(
    (Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS - Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS) / MINUTE_MS,
  )
}

/** The instant at which the clocks show it: the first one where they show it twice, the moment after where they skip it. */
export function instantOf({ date, minutes }: WallTime, zone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS
  const before = utcOffsetMinutes(new Date(asUtc - 24 * 60 * MINUTE_MS), zone)
  const first = new Date(asUtc - before * MINUTE_MS)
  if (utcOffsetMinutes(first, zone) === before) return first
  const after = utcOffsetMinutes(new Date(asUtc + 24 * 60 * MINUTE_MS), zone)
  const second = new Date(asUtc - after * MINUTE_MS)
  return utcOffsetMinutes(second, zone) === after ? second : first
}

/** `+02:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}
