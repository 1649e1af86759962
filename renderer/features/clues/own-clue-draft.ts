import type { AnalystClue, ClaimTarget } from '../../../electron/contract/analyst-clues.ts'
import type { Clue, PhotoPolygon } from '../../../electron/contract/clues.ts'
import type { Place } from '../../../electron/contract/geography.ts'
import { placeRadiusKm } from '../../../electron/core/posterior/place-radius.ts'

/** A claim while it is being written. */
export interface OwnClueDraft extends Omit<AnalystClue, 'target'> {
  targetKind: ClaimTarget['kind']
  /** Words typed for the place, the country or the middle of the area. */
  name: string
  /** What the words were resolved to; null while they are only words. */
  target: ClaimTarget | null
  withinKm: string
}

export const BLANK: OwnClueDraft = {
  targetKind: 'place',
  name: '',
  target: null,
  withinKm: '25',
  kind: 'landmark',
  strength: 'fair',
  quote: '',
  reason: '',
  where: null,
}

export function draftOf(clue: Clue): OwnClueDraft {
  const { own } = clue
  if (!own) return BLANK
  const { target, ...rest } = own
  return {
    ...rest,
    targetKind: target.kind,
    name: target.name,
    target,
    withinKm: target.kind === 'area' ? String(target.withinKm) : BLANK.withinKm,
  }
}

const nameOf = ({ name, admin1Name, countryName }: Place) =>
  [name, admin1Name, countryName].filter((part, index, all) => part && all.indexOf(part) === index).join(', ')

/** A place of the gazetteer as what is claimed: itself, or the middle of an area. */
export function targetAt(place: Place, kind: 'place' | 'area'): ClaimTarget {
  const shared = { name: nameOf(place), countryCode: place.countryCode, at: { lat: place.lat, lon: place.lon } }
  return kind === 'area'
    ? { kind, ...shared, withinKm: 1 }
    : { kind, ...shared, placeId: place.id, radiusKm: placeRadiusKm(place.population) }
}

const COORDINATES = /^\s*([+-]?\d{1,2}(?:\.\d+)?)\s*°?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*$/

/** The middle of an area as `38.72, -9.14`. */
export function targetOfCoordinates(words: string): ClaimTarget | null {
  const [, lat, lon] = COORDINATES.exec(words) ?? []
  const at = { lat: Number(lat), lon: Number(lon) }
  if (lat === undefined || Math.abs(at.lat) > 90 || Math.abs(at.lon) > 180) return null
  return { kind: 'area', name: `${at.lat}, ${at.lon}`, countryCode: null, at, withinKm: 1 }
}

/** The claim as it can be kept; null while something is missing. */
export function contentOf({ targetKind, target, withinKm, name: _, ...rest }: OwnClueDraft): AnalystClue | null {
  if (target === null || target.kind !== targetKind) return null
  if (target.kind !== 'area') return { ...rest, target }
  const km = Number(withinKm.replace(',', '.'))
  return km > 0 && km <= 5000 ? { ...rest, target: { ...target, withinKm: km } } : null
}

export const samePolygon = (a: PhotoPolygon | null, b: PhotoPolygon | null) => JSON.stringify(a) === JSON.stringify(b)
