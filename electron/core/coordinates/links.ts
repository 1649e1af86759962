import type { LatLon } from '../../contract/geography.ts'
import { parseDegrees } from './degrees.ts'

const NUMBER = '([+-]?\\d{1,3}(?:\\.\\d+)?)'
const PAIR = `${NUMBER}\\s*,\\s*${NUMBER}`

/** Where a link to a map names its place, the most exact first: the pin before the middle of the view. */
const IN_LINK = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&#]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`(?:^|[?&#])(?:q|ll|query|center|destination|daddr|sll|cp|loc|pt)=(?:loc:)?${PAIR}`),
  new RegExp(`@${PAIR}`),
  new RegExp(`[?&#]lat(?:itude)?=${NUMBER}&(?:lon|lng|long|longitude)=${NUMBER}`),
  new RegExp(`#(?:map=)?\\d{1,2}(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
  new RegExp(`[?&]cp=${NUMBER}~${NUMBER}`),
]

/** The place that a `geo:` address (RFC 5870) or the text of a link to a map names. The text is read; nothing is opened. */
export function parseLink(text: string): { at: LatLon; precisionM: number } | null {
  return /^geo:/i.test(text) ? parseGeo(text) : parseMapLink(text)
}

function parseGeo(text: string): { at: LatLon; precisionM: number } | null {
  const match = new RegExp(`^geo:${PAIR}(?:,[+-]?\\d+(?:\\.\\d+)?)?([;?].*)?$`, 'i').exec(decoded(text))
  if (!match) return null
  const rest = match[3] ?? ''
  const asked = new RegExp(`[?&]q=${PAIR}`).exec(rest)
  const found = asked ? parseDegrees(`${asked[1]}, ${asked[2]}`) : parseDegrees(`${match[1]}, ${match[2]}`)
  const uncertainty = /;u=(\d+(?:\.\d+)?)/i.exec(rest)?.[1]
  return found && uncertainty ? { ...found, precisionM: Number(uncertainty) } : found
}

function parseMapLink(text: string): { at: LatLon; precisionM: number } | null {
  if (!/^(https?:\/\/|@|q=|\?|[a-z0-9.-]+\.[a-z]{2,}\/)/i.test(text)) return null
  const plain = decoded(text)
  for (const pattern of IN_LINK) {
    const match = pattern.exec(plain)
    const found = match && parseDegrees(`${match[1]}, ${match[2]}`)
    if (found) return found
  }
  return null
}

function decoded(text: string): string {
  return text
    .replace(/%2C/gi, ',')
    .replace(/%20|\+(?=[^\d])/gi, ' ')
    .replace(/%3D/gi, '=')
}
