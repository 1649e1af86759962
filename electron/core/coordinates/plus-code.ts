// Open Location Code (github.com/google/open-location-code, specification of 2019), in whole numbers: the package of that name
// misplaces the eleventh digit.
import type { LatLon } from '../../contract/geography.ts'

const ALPHABET = '23456789CFGHJMPQRVWX'
const SEPARATOR_AT = 8
/** Five pairs of digits divide 20° by 20 four times; each further digit divides its cell in 5 rows and 4 columns. */
const PAIRS = 5
const PAIR_STEPS_PER_DEGREE = 8000
const GRID_ROWS = 5
const GRID_COLUMNS = 4
const METRES_PER_DEGREE = 111_320

/** Lengths that a code can have, with half of its cell's height in degrees, the finest last. */
const LENGTHS = [
  { length: 2, half: 10 },
  { length: 4, half: 0.5 },
  { length: 6, half: 0.025 },
  { length: 8, half: 0.00125 },
  { length: 10, half: 0.5 / PAIR_STEPS_PER_DEGREE },
  { length: 11, half: 0.5 / PAIR_STEPS_PER_DEGREE / GRID_ROWS },
] as const

/** The longest code that claims no more than `precisionM`; the shortest is 20° wide. */
export function toPlusCode(at: LatLon, precisionM: number): string {
  return encode(at, LENGTHS.find(({ half }) => half * METRES_PER_DEGREE <= precisionM)?.length ?? 11)
}

function encode({ lat, lon }: LatLon, length: number): string {
  // Rounded to a millionth of a step first: 47.3655 × 8000 must not fall below its whole number.
  const steps = (degrees: number, perDegree: number) => Math.floor(Math.round(degrees * perDegree * 1e6) / 1e6)
  const latSteps = PAIR_STEPS_PER_DEGREE * GRID_ROWS
  const lonSteps = PAIR_STEPS_PER_DEGREE * GRID_COLUMNS
  let row = Math.min(steps(lat + 90, latSteps), 180 * latSteps - 1)
  let column = steps(lon + 180, lonSteps) % (360 * lonSteps)
  const gridDigit = ALPHABET[(row % GRID_ROWS) * GRID_COLUMNS + (column % GRID_COLUMNS)] ?? ''
  row = Math.floor(row / GRID_ROWS)
  column = Math.floor(column / GRID_COLUMNS)
  let digits = ''
  for (let pair = 0; pair < PAIRS; pair++) {
    digits = `${ALPHABET[row % 20]}${ALPHABET[column % 20]}${digits}`
    row = Math.floor(row / 20)
    column = Math.floor(column / 20)
  }
  const kept = (digits + gridDigit).slice(0, length).padEnd(SEPARATOR_AT, '0')
  return `${kept.slice(0, SEPARATOR_AT)}+${kept.slice(SEPARATOR_AT)}`
}

const SHAPE = /^([23456789CFGHJMPQRVWX]{2,8}0{0,6}\+(?:[23456789CFGHJMPQRVWX]{2,7})?)(?:[\s,]+(.+))?$/i

/** A Plus Code and the words behind it: `9G8F+6X Zürich`. Null for anything else. */
export function splitPlusCode(text: string): { code: string; short: boolean; placeText: string | null } | null {
  const match = SHAPE.exec(text.trim())
  const code = match?.[1]?.toUpperCase()
  if (!code) return null
  const separator = code.indexOf('+')
  const padding = code.indexOf('0')
  if (separator > SEPARATOR_AT || separator % 2 !== 0 || separator < 2) return null
  if (padding >= 0 && (padding % 2 !== 0 || separator !== SEPARATOR_AT || code.length > SEPARATOR_AT + 1)) return null
  const short = separator < SEPARATOR_AT
  if (!short && (ALPHABET.indexOf(code[0] ?? '') >= 9 || ALPHABET.indexOf(code[1] ?? '') >= 18)) return null
  return { code, short, placeText: match?.[2]?.trim() ?? null }
}

/** The middle of the code's cell; a short code is read as the one nearest to `near`, and is nothing without it. */
export function fromPlusCode(code: string, near: LatLon | null): { at: LatLon; precisionM: number } | null {
  const missing = SEPARATOR_AT - code.indexOf('+')
  if (missing > 0 && !near) return null
  const full = missing > 0 && near ? encode(near, 10).slice(0, missing) + code : code
  const cell = decode(full)
  return { at: missing > 0 && near ? nearest(cell.at, near, 20 ** (2 - missing / 2)) : cell.at, precisionM: cell.half * METRES_PER_DEGREE }
}

function decode(code: string): { at: LatLon; half: number } {
  let lat = -90
  let lon = -180
  let height = 400
  let width = 400
  const digits = [...code.replace(/[+0]/g, '')].map((digit) => ALPHABET.indexOf(digit))
  const paired = Math.min(digits.length, PAIRS * 2)
  for (let index = 0; index < paired; index += 2) {
    height /= 20
    width /= 20
    lat += (digits[index] ?? 0) * height
    lon += (digits[index + 1] ?? 0) * width
  }
  for (const digit of digits.slice(PAIRS * 2)) {
    height /= GRID_ROWS
    width /= GRID_COLUMNS
    lat += Math.floor(digit / GRID_COLUMNS) * height
    lon += (digit % GRID_COLUMNS) * width
  }
  return { at: { lat: lat + height / 2, lon: lon + width / 2 }, half: height / 2 }
}

/** The reference's own cell may not be the nearest one of that ending: a neighbour `step` degrees away may be. */
function nearest(at: LatLon, near: LatLon, step: number): LatLon {
  let { lat, lon } = at
  if (lat - near.lat > step / 2 && lat - step >= -90) lat -= step
  else if (near.lat - lat > step / 2 && lat + step <= 90) lat += step
  if (lon - near.lon > step / 2) lon -= step
  else if (near.lon - lon > step / 2) lon += step
  return { lat, lon }
}
