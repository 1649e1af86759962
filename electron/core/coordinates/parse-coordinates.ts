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
  /** Where else the text may be meant to be, if it can be read in two ways. */
  orElse?: LatLon
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
 * `31 N 448252 5411944`. A single N is the hemisphere, any other letter but S the latitude band. S is written for the
 * southern hemisphere and for the band from 32° to 40° north: where the northing fits that band, it is taken for it,
 * because the same northing in the south is beyond 50°, where there is hardly any land. Null for anything else.
 */
function parseUtm(text: string): ParsedCoordinates | null {
  const match = /^(\d{1,2})\s*([C-HJ-NP-X])\s+(\d{6,7}(?:\.\d+)?)\s*(?:m?\s*E)?[\s,]+(\d{1,8}(?:\.\d+)?)\s*(?:m?\s*N)?$/i.exec(text)
  if (!match) return null
  const [, zone = '', letter = '', easting = '', northing = ''] = match
  const upper = letter.toUpperCase()
  const inHemisphere = (hemisphere: 'N' | 'S') =>
    fromUtm({ zone: Number(zone), hemisphere, eastingM: Number(easting), northingM: Number(northing) })
  const at = inHemisphere(upper === 'S' || upper < 'N' ? 'S' : 'N')
  const inBandS = upper === 'S' ? inHemisphere('N') : null
  const decimals = Math.min(easting.split('.')[1]?.length ?? 0, northing.split('.')[1]?.length ?? 0)
  const precisionM = 0.5 * 10 ** -decimals
  if (inBandS && inBandS.lat >= 32 && inBandS.lat < 40) return { at: inBandS, precisionM, ...(at && { orElse: at }) }
  return at && { at, precisionM }
}
