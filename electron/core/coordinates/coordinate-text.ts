import type { LatLon } from '../../contract/geography.ts'
import { decimalText, sexagesimalText } from './degrees.ts'
import { toMgrs } from './mgrs.ts'
import type { CoordinateForm } from './parse-coordinates.ts'
import { toPlusCode } from './plus-code.ts'
import { toUtm } from './utm.ts'

export const COORDINATE_FORMS: readonly CoordinateForm[] = ['dd', 'dms', 'utm', 'mgrs', 'plus-code']

/**
 * A place in one form, with no more digits than `precisionM` (± metres) supports. Null where the form is not defined: UTM and MGRS near
 * the poles. Longitudes outside ±180 are brought back.
 */
export function coordinateText(form: CoordinateForm, place: LatLon, precisionM: number): string | null {
  const at = { lat: place.lat, lon: wrappedLongitude(place.lon) }
  switch (form) {
    case 'dd':
      return decimalText(at, precisionM)
    case 'dms':
      return sexagesimalText(at, precisionM)
    case 'utm':
      return utmText(at, precisionM)
    case 'mgrs':
      return toMgrs(at, mgrsDigits(precisionM))
    case 'plus-code':
      return toPlusCode(at, precisionM)
  }
}

/** The same meridian within −180 (included) and 180. */
export function wrappedLongitude(lon: number): number {
  return lon >= -180 && lon < 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180
}

function utmText(at: LatLon, precisionM: number): string | null {
  const utm = toUtm(at)
  if (!utm) return null
  const step = 10 ** Math.max(0, Math.min(5, Math.floor(Math.log10(Math.max(precisionM, 0.5) * 2))))
  const rounded = (metres: number) => Math.round(metres / step) * step
  return `${utm.zone} ${utm.hemisphere} ${rounded(utm.eastingM)} ${rounded(utm.northingM)}`
}

function mgrsDigits(precisionM: number): number {
  for (let digits = 0; digits < 5; digits++) if (10 ** (5 - digits) / 2 <= precisionM) return digits
  return 5
}
