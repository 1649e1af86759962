import type { RawGroups } from './raw-groups.ts'

export interface CaptureTime {
  /** Local time where the clock was set, `2020-01-02T03:04:05`, or the date alone. */
  capturedAt: string | null
  /** `+02:00` */
  utcOffset: string | null
  complaints: string[]
}

/** The first photograph (Niépce) was taken about then. */
const FIRST_YEAR = 1826
const LAST_YEAR = 2100

/** When the photo was taken, by the most direct field that can be believed. Times of later edits are not asked. */
export function captureTimeOf(groups: RawGroups): CaptureTime {
  const { exif = {}, photoshop = {}, xmp = {}, iptc = {} } = groups
  const candidates: [name: string, time: unknown, offset: unknown][] = [
    ['capture time', exif.DateTimeOriginal, exif.OffsetTimeOriginal ?? exif.OffsetTime],
    ['time of digitisation', exif.DateTimeDigitized ?? exif.CreateDate, exif.OffsetTimeDigitized ?? exif.OffsetTime],
    ['creation date (XMP)', photoshop.DateCreated ?? xmp.CreateDate, null],
    ['creation date (IPTC)', iptcTime(iptc), null],
  ]
  const complaints: string[] = []
  for (const [name, time, offset] of candidates) {
    if (time === undefined || time === null || time === '') continue
    const parsed = parsedTime(String(time))
    if (!parsed) {
      complaints.push(`The ${name} in the file is not a possible date; it was left out.`)
      continue
    }
    return { capturedAt: parsed.local, utcOffset: parsed.offset ?? validOffset(offset), complaints }
  }
  return { capturedAt: null, utcOffset: null, complaints }
}

/** EXIF `2020:01:02 03:04:05`, XMP `2020-01-02T03:04:05.6+02:00`, a date alone. */
function parsedTime(text: string): { local: string; offset: string | null } | null {
  const match = /^\s*(\d{4})[:/-](\d\d)[:/-](\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*\0*\s*$/.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00', offset] = match
  if (!existsOnCalendar(Number(year), Number(month), Number(day))) return null
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return { local: date, offset: null }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  return { local: `${date}T${hour}:${minute}:${second}`, offset: offset === undefined ? null : validOffset(offset) }
}

function existsOnCalendar(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Offsets in use run from −12:00 to +14:00. */
function validOffset(offset: unknown): string | null {
  if (typeof offset !== 'string') return null
  const text = offset.trim()
  if (text === 'Z') return '+00:00'
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text)
  if (!match) return null
  const minutes = (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
  return Number(match[3]) < 60 && minutes >= -12 * 60 && minutes <= 14 * 60 ? `${match[1]}${match[2]}:${match[3]}` : null
}

/** IPTC IIM keeps `20200102` and `030405+0200` apart. */
function iptcTime(iptc: Record<string, unknown>): string | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(String(iptc.DateCreated ?? ''))
  if (!date) return iptc.DateCreated === undefined ? undefined : String(iptc.DateCreated)
  const day = `${date[1]}-${date[2]}-${date[3]}`
  const time = /^(\d\d)(\d\d)(\d\d)([+-]\d{4})?$/.exec(String(iptc.TimeCreated ?? ''))
  return time ? `${day}T${time[1]}:${time[2]}:${time[3]}${time[4] ?? ''}` : day
}
