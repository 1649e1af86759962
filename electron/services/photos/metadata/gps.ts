import type { PhotoMetadata } from '../../../contract/photos.ts'
import type { RawGroups } from './raw-groups.ts'

export interface GpsReading {
  gps: PhotoMetadata['gps']
  complaints: string[]
}

/** The position the file claims (EXIF, else XMP), only where it can be believed. */
export function gpsOf(groups: RawGroups): GpsReading {
  // XMP repeats EXIF's tags under the same name, as text.
  const xmp = typeof groups.exif?.GPSLatitude === 'string' ? groups.exif : undefined
  const source = groups.gps?.GPSLatitude !== undefined || groups.gps?.GPSLongitude !== undefined ? groups.gps : xmp
  if (!source) return { gps: null, complaints: [] }
  const lat = degrees(source.GPSLatitude, source.GPSLatitudeRef, 'N', 'S')
  const lon = degrees(source.GPSLongitude, source.GPSLongitudeRef, 'E', 'W')
  const complaint = complaintOn(lat, lon)
  if (complaint !== null) return { gps: null, complaints: [complaint] }
  return { gps: { lat: lat as number, lon: lon as number, altitudeM: altitude(source) }, complaints: [] }
}

type Degrees = number | 'missing' | 'not a number' | 'no direction'

function complaintOn(lat: Degrees, lon: Degrees): string | null {
  for (const [name, value] of [
    ['latitude', lat],
    ['longitude', lon],
  ] as const) {
    if (value === 'missing') return `The file gives a position without its ${name}; it was left out.`
    if (value === 'not a number') return `The ${name} in the file is not a number; the position was left out.`
    if (value === 'no direction')
      return `The ${name} in the file does not say ${name === 'latitude' ? 'north or south' : 'east or west'}; the position was left out.`
  }
  if (Math.abs(lat as number) > 90 || Math.abs(lon as number) > 180)
    return `The position in the file (${lat}, ${lon}) is not on the Earth; it was left out.`
  if (lat === 0 && lon === 0) return 'The position in the file is exactly 0, 0: what devices write when they know none. It was left out.'
  return null
}

function degrees(value: unknown, direction: unknown, positive: string, negative: string): Degrees {
  if (value === undefined || value === null) return 'missing'
  const { parts, letter } = typeof value === 'string' ? textParts(value) : { parts: Array.isArray(value) ? value : [value], letter: null }
  const numbers = parts.map(Number)
  if (numbers.length === 0 || numbers.length > 3 || !numbers.every(Number.isFinite)) return 'not a number'
  const [whole = 0, minutes = 0, seconds = 0] = numbers
  if (minutes < 0 || minutes >= 60 || seconds < 0 || seconds >= 60) return 'not a number'
  const size = Math.abs(whole) + minutes / 60 + seconds / 3600
  const said = (letter ?? String(direction ?? '')).trim().toUpperCase().charAt(0)
  if (said === negative) return -size || 0
  if (said === positive) return size
  return whole < 0 ? -size : 'no direction'
}

/** XMP: `48,51.5N`, `48,51,30N`; seen in the wild also `NaN`, and EXIF text with blanks. */
function textParts(text: string): { parts: string[]; letter: string | null } {
  const letter = /[NSEW]\s*$/i.exec(text)?.[0] ?? null
  const numbers = letter ? text.slice(0, text.length - letter.length) : text
  return { parts: numbers.trim().split(/[,;\s]+/), letter }
}

function altitude(source: Record<string, unknown>): number | null {
  const raw = source.GPSAltitude
  const metres = typeof raw === 'string' ? rational(raw) : Number(raw)
  // Higher than aircraft fly or deeper than the sea: not believed, and no position hangs on it.
  if (raw === undefined || !Number.isFinite(metres) || Math.abs(metres) > 20_000) return null
  const reference = ArrayBuffer.isView(source.GPSAltitudeRef) ? (source.GPSAltitudeRef as Uint8Array)[0] : source.GPSAltitudeRef
  return String(reference).startsWith('1') || /below/i.test(String(reference)) ? -metres : metres
}

function rational(text: string): number {
  const [over, under = '1'] = text.split('/')
  return Number(over) / Number(under)
}
