import type { Clue, Support } from '../../../../electron/contract/clues.ts'
import type { Place } from '../../../../electron/contract/geography.ts'
import { clueId, photoId, placeId } from '../../../../electron/contract/ids.ts'
import type { AnswerReading, Country } from '../../../../electron/core/places/lookup.ts'
import type { ReadSample } from '../../../../electron/core/posterior/evidence.ts'

const place = (
  id: number,
  name: string,
  countryCode: string,
  countryName: string,
  lat: number,
  lon: number,
  population: number,
): Place => ({
  id: placeId.parse(id),
  name,
  countryCode,
  countryName,
  admin1Name: null,
  admin2Name: null,
  population,
  lat,
  lon,
})

export const lisbon = place(1, 'Lisbon', 'PT', 'Portugal', 38.72, -9.14, 545_000)
export const porto = place(2, 'Porto', 'PT', 'Portugal', 41.15, -8.61, 230_000)
export const madrid = place(3, 'Madrid', 'ES', 'Spain', 40.42, -3.7, 3_200_000)
export const kyoto = place(4, 'Kyoto', 'JP', 'Japan', 35.02, 135.75, 1_450_000)
export const taveuni = place(5, 'Somosomo', 'FJ', 'Fiji', -16.77, 179.97, 2_000)
export const places = [lisbon, porto, madrid, kyoto, taveuni]

export const portugal: Country = { code: 'PT', name: 'Portugal', at: { lat: 39.5, lon: -8 }, population: 10_300_000 }
export const japan: Country = { code: 'JP', name: 'Japan', at: { lat: 36, lon: 138 }, population: 125_000_000 }

export const reading = (at: Place, share = 1): AnswerReading => ({ kind: 'place', place: at, share })
export const countryReading = (country: Country, share = 1): AnswerReading => ({ kind: 'country', country, share })
export const sample = (number: number, readings: AnswerReading[], unresolved: string | null = null): ReadSample => ({
  number,
  readings,
  unresolved,
})

export const idOf = (number: number) => clueId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const thePhoto = photoId.parse('00000000-0000-4000-8000-00000000ffff')

export function clue(number: number, supports: Support[], more: Partial<Clue> = {}): Clue {
  return {
    id: idOf(number),
    photoId: thePhoto,
    kind: 'phone-prefix',
    source: 'text',
    title: '',
    reason: '',
    quote: '',
    supports,
    reliability: 0.5,
    inPosterior: true,
    standing: 'proposed',
    where: null,
    text: null,
    ...more,
  }
}

export const forCountry = (countryCode: string, share = 1): Support => ({ kind: 'country', countryCode, share })
export const forPlace = (at: Place, share = 1, radiusKm = 5): Support => ({
  kind: 'place',
  placeId: at.id,
  name: at.name,
  countryCode: at.countryCode,
  at: { lat: at.lat, lon: at.lon },
  radiusKm,
  share,
})
