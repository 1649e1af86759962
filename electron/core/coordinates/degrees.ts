import type { LatLon } from '../../contract/geography.ts'

/** Length of a degree of latitude, metres, rounded: good for what a digit is worth. */
const METRES_PER_DEGREE = 111_320

/** Decimals of a degree whose rounding is no finer than `precisionM`, 0 to 6. */
export function decimalsFor(precisionM: number, unitM = METRES_PER_DEGREE, most = 6): number {
  for (let decimals = 0; decimals < most; decimals++) if (0.5 * unitM * 10 ** -decimals <= precisionM) return decimals
  return most
}

/** `48.8583, 2.2945`, as most programs take it. */
export function decimalText({ lat, lon }: LatLon, precisionM: number): string {
  const decimals = decimalsFor(precisionM)
  const plain = (value: number) => {
    const text = value.toFixed(decimals)
    return Number(text) === 0 ? text.replace('-', '') : text
  }
  return `${plain(lat)}, ${plain(lon)}`
}

/** `48° 51′ 29.9″ N, 2° 17′ 40.2″ E`, with minutes and seconds only as far as they are known. */
export function sexagesimalText({ lat, lon }: LatLon, precisionM: number): string {
  return `${sexagesimal(lat, precisionM, 'N', 'S')}, ${sexagesimal(lon, precisionM, 'E', 'W')}`
}

function sexagesimal(value: number, precisionM: number, positive: string, negative: string): string {
  const side = value < 0 ? negative : positive
  const size = Math.abs(value)
  const minuteM = METRES_PER_DEGREE / 60
  if (0.5 * METRES_PER_DEGREE <= precisionM) return `${Math.round(size)}° ${side}`
  if (0.5 * minuteM <= precisionM) {
    const minutes = Math.round(size * 60)
    return `${Math.floor(minutes / 60)}° ${pad(minutes % 60, 0)}′ ${side}`
  }
  const decimals = decimalsFor(precisionM, minuteM / 60, 2)
  const step = 10 ** decimals
  // Rounded as a whole, so that 59.96″ becomes the next minute and not 60.0″.
  const steps = Math.round(size * 3600 * step)
  const seconds = (steps % (60 * step)) / step
  const minutes = Math.floor(steps / (60 * step))
  return `${Math.floor(minutes / 60)}° ${pad(minutes % 60, 0)}′ ${pad(seconds, decimals)}″ ${side}`
}

const pad = (value: number, decimals: number) => value.toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0')

interface Angle {
  degrees: number
  /** Half of what the last digit is worth, in degrees. */
  halfStep: number
}

/**
 * Degrees, with or without minutes and seconds, signs, letters and commas as decimal points; latitude first unless letters say otherwise.
 * Null for anything else. `precisionM` is half of what the last digit is worth.
 */
export function parseDegrees(text: string): { at: LatLon; precisionM: number } | null {
  const plain = normalised(text)
  if (!/^[\d\s.,;:/°'"+\-NSEW]+$/.test(plain)) return null
  const tokens = plain.match(/[NSEW]|[+-]?\d+(?:\.\d+)?/g) ?? []
  const letters = tokens.filter((token) => /[NSEW]/.test(token))
  const halves = letters.length === 2 ? halvesByLetters(tokens) : letters.length === 0 ? halvesByCount(tokens) : null
  if (!halves) return null
  const [first, second] = halves.map(({ numbers }) => angleOf(numbers))
  if (!first || !second) return null
  const [firstLetter, secondLetter] = halves.map(({ letter }) => letter)
  const swapped = firstLetter !== null && /[EW]/.test(firstLetter ?? '')
  const signed = (angle: Angle, letter: string | null | undefined) => (letter && /[SW]/.test(letter) ? -angle.degrees : angle.degrees)
  const lat = swapped ? signed(second, secondLetter) : signed(first, firstLetter)
  const lon = swapped ? signed(first, firstLetter) : signed(second, secondLetter)
  if (letters.length === 2 && /[NS]/.test(firstLetter ?? '') === /[NS]/.test(secondLetter ?? '')) return null
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null
  return { at: { lat, lon }, precisionM: Math.max(first.halfStep, second.halfStep) * METRES_PER_DEGREE }
}

function normalised(text: string): string {
  const plain = text
    .toUpperCase()
    .replace(/\b(LATITUDE|LONGITUDE|LAT|LONG|LON|LNG)\b\s*[:=]?/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/[º˚]|\bDEG\b/g, '°')
    .replace(/[′’‘´`]{2}|''|[″”“]/g, '"')
    .replace(/[′’‘´`]/g, "'")
    .trim()
  // Two numbers with a comma each, apart from what separates them: the comma is the decimal point.
  const decimalCommas = /^[^\d]*\d+,\d+[^\d,.]*(?:[;\s]|,\s)\s*[^\d,.]*\d+,\d+[^\d]*$/.test(plain)
  return decimalCommas ? plain.replace(/(\d),(\d)/g, '$1.$2') : plain
}

interface Half {
  letter: string | null
  numbers: string[]
}

function halvesByCount(tokens: readonly string[]): Half[] | null {
  const size = tokens.length / 2
  if (size !== 1 && size !== 2 && size !== 3) return null
  return [tokens.slice(0, size), tokens.slice(size)].map((numbers) => ({ letter: null, numbers }))
}

function halvesByLetters(tokens: readonly string[]): Half[] | null {
  const isLetter = (token: string | undefined) => token !== undefined && /[NSEW]/.test(token)
  const before = isLetter(tokens[0])
  if (!before && !isLetter(tokens.at(-1))) return null
  const halves: Half[] = []
  let numbers: string[] = []
  for (const token of before ? tokens.toReversed() : tokens) {
    if (!isLetter(token)) numbers.push(token)
    else {
      halves.push({ letter: token, numbers: before ? numbers.toReversed() : numbers })
      numbers = []
    }
  }
  return numbers.length > 0 ? null : before ? halves.toReversed() : halves
}

function angleOf(numbers: readonly string[]): Angle | null {
  const [whole, minutes, seconds] = numbers
  if (whole === undefined || numbers.length > 3) return null
  // A sign belongs to the degrees, and only the last number has decimals.
  if (numbers.slice(1).some((number) => /^[+-]/.test(number)) || numbers.slice(0, -1).some((number) => number.includes('.'))) return null
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return null
  const size = Math.abs(Number(whole)) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const unit = 1 / 60 ** (numbers.length - 1)
  const decimals = numbers.at(-1)?.split('.')[1]?.length ?? 0
  return { degrees: whole.startsWith('-') ? -size : size, halfStep: 0.5 * unit * 10 ** -decimals }
}
