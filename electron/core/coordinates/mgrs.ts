import type { LatLon } from '../../contract/geography.ts'
import { fromUtm, toUtm } from './utm.ts'

const BANDS = 'CDEFGHJKLMNPQRSTUVWX'
/** Columns of the 100 km squares; the three sets follow each other from zone to zone. */
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const
/** Rows of the 100 km squares; even zones begin five letters later. */
const ROWS = ['ABCDEFGHJKLMNPQRSTUV', 'FGHJKLMNPQRSTUVABCDE'] as const
const SQUARE_M = 100_000
const ROWS_CYCLE_M = 2_000_000

/** The grid reference of the square that holds the place; `digits` 0 to 5 for a side of 100 km to 1 m. Null near the poles. */
export function toMgrs(place: LatLon, digits: number): string | null {
  // A hair south of the equator is on it: its northing and its band would round to different hemispheres.
  const at = Math.abs(place.lat) < 1e-9 ? { lat: 0, lon: place.lon } : place
  const utm = toUtm(at)
  if (!utm) return null
  const band = BANDS[Math.min(BANDS.length - 1, Math.floor((at.lat + 80) / 8))]
  const column = COLUMNS[(utm.zone - 1) % 3]?.[Math.floor(utm.eastingM / SQUARE_M) - 1]
  const row = ROWS[(utm.zone - 1) % 2]?.[Math.floor(utm.northingM / SQUARE_M) % 20]
  const side = 10 ** (5 - digits)
  // A reference names the square, so that metres are cut off and never rounded up.
  const figures = (metres: number) => String(Math.floor((metres % SQUARE_M) / side)).padStart(digits, '0')
  const square = `${utm.zone}${band} ${column}${row}`
  return digits === 0 ? square : `${square} ${figures(utm.eastingM)} ${figures(utm.northingM)}`
}

/** The middle of a reference's square and half its side in metres; null for what is no reference. */
export function fromMgrs(text: string): { at: LatLon; precisionM: number } | null {
  const match = /^(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z])\s*([A-HJ-NP-V])\s*(\d{0,10})\s*(\d{0,5})$/.exec(text.trim().toUpperCase())
  if (!match) return null
  const [, zoneText = '', band = '', columnLetter = '', rowLetter = '', first = '', second = ''] = match
  const zone = Number(zoneText)
  const figures = first + second
  if (figures.length % 2 !== 0 || figures.length > 10 || (second !== '' && first.length !== second.length)) return null
  const column = COLUMNS[(zone - 1) % 3]?.indexOf(columnLetter) ?? -1
  const row = ROWS[(zone - 1) % 2]?.indexOf(rowLetter) ?? -1
  if (zone < 1 || zone > 60 || column < 0 || row < 0) return null
  const digits = figures.length / 2
  const side = 10 ** (5 - digits)
  const eastingM = (column + 1) * SQUARE_M + Number(figures.slice(0, digits)) * side + side / 2
  const withinCycleM = row * SQUARE_M + Number(figures.slice(digits)) * side + side / 2
  const hemisphere = band >= 'N' ? 'N' : 'S'
  const bandSouthLat = BANDS.indexOf(band) * 8 - 80
  // The row's letter repeats every 2,000 km: the band says which of them it is.
  for (let northingM = withinCycleM; northingM <= 10_000_000; northingM += ROWS_CYCLE_M) {
    const at = fromUtm({ zone, hemisphere, eastingM, northingM })
    if (!at) continue
    const bandNorthLat = band === 'X' ? 84 : bandSouthLat + 8
    // A square on the edge of a band has its middle up to half a side outside.
    const edge = 0.01 + side / 111_000
    if (at.lat >= bandSouthLat - edge && at.lat <= bandNorthLat + edge) return { at, precisionM: side / 2 }
  }
  return null
}
