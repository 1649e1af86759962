import type { LatLon } from '../../contract/geography.ts'
import { parseDegrees } from './degrees.ts'
import { parseLink } from './links.ts'
import { fromMgrs } from './mgrs.ts'
import { fromPlusCode, splitPlusCode } from './plus-code.ts'
import { fromUtm } from './utm.ts'

export type CoordinateForm = 'dd' | 'dms' | 'utm' | 'mgrs' | 'plus-code'

export interface ParsedCoordinates {
  at: LatLon
  /** How exact the text is by itself: half of what its last digit is worth, metres. */
  precisionM: number
}

/** Longer text is no coordinate. */
const LONGEST = 2000

/**
 * The place that a text names in any form: degrees, UTM, MGRS, Plus Code (a short one is taken near `near`), `geo:` or a link to a map.
 * Null for anything else.
 */
export function parseCoordinates(text: string, near: LatLon | null = null): ParsedCoordinates | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null
  const plusCode = splitPlusCode(trimmed)
  if (plusCode) return fromPlusCode(plusCode.code, near)
  return parseLink(trimmed) ?? fromMgrs(trimmed) ?? parseUtm(trimmed) ?? parseDegrees(trimmed)
}

/**
 * `31 N 448252 5411944`. A single N or S is the hemisphere, any other letter is the latitude band. Null for anything else.
 */
function parseUtm(text: string): ParsedCoordinates | null {
  const match = /^(\d{1,2})\s*([C-HJ-NP-X])\s+(\d{6,7}(?:\.\d+)?)\s*(?:m?\s*E)?[\s,]+(\d{1,8}(?:\.\d+)?)\s*(?:m?\s*N)?$/i.exec(text)
  if (!match) return null
  const [, zone = '', letter = '', easting = '', northing = ''] = match
  const upper = letter.toUpperCase()
  const hemisphere = upper === 'S' || upper < 'N' ? 'S' : 'N'
  const at = fromUtm({ zone: Number(zone), hemisphere, eastingM: Number(easting), northingM: Number(northing) })
  const decimals = Math.min(easting.split('.')[1]?.length ?? 0, northing.split('.')[1]?.length ?? 0)
  return at && { at, precisionM: 0.5 * 10 ** -decimals }
}
