import type { Place } from '../../../../electron/contract/geography.ts'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'
import { foldName } from '../../../../electron/core/places/fold-name.ts'
import type { Country, PlaceLookup } from '../../../../electron/core/places/lookup.ts'
import { kyoto, lisbon, madrid, porto } from '../posterior/given.ts'

const people: Record<string, [name: string, millions: number]> = {
  AR: ['Argentina', 46],
  AT: ['Austria', 9],
  AU: ['Australia', 26],
  BE: ['Belgium', 12],
  BG: ['Bulgaria', 6],
  BR: ['Brazil', 214],
  BY: ['Belarus', 9],
  CA: ['Canada', 39],
  CH: ['Switzerland', 9],
  CN: ['China', 1410],
  CO: ['Colombia', 52],
  CY: ['Cyprus', 1.3],
  CZ: ['Czechia', 11],
  DE: ['Germany', 84],
  DK: ['Denmark', 6],
  ES: ['Spain', 48],
  FR: ['France', 68],
  GB: ['United Kingdom', 67],
  GE: ['Georgia', 3.7],
  GR: ['Greece', 10],
  HK: ['Hong Kong', 7],
  IE: ['Ireland', 5],
  IN: ['India', 1420],
  IT: ['Italy', 59],
  JP: ['Japan', 125],
  KR: ['South Korea', 52],
  KZ: ['Kazakhstan', 20],
  ME: ['Montenegro', 0.6],
  MX: ['Mexico', 128],
  NL: ['Netherlands', 18],
  NO: ['Norway', 5.5],
  PL: ['Poland', 37],
  PT: ['Portugal', 10],
  RU: ['Russia', 144],
  SE: ['Sweden', 10.5],
  TH: ['Thailand', 70],
  TG: ['Togo', 8.8],
  TV: ['Tuvalu', 0.01],
  TW: ['Taiwan', 23],
  UA: ['Ukraine', 38],
  US: ['United States', 333],
} // prettier-ignore

export const countries: Country[] = Object.entries(people).map(([code, [name, millions]]) => ({
  code,
  name,
  at: { lat: 0, lon: 0 },
  population: millions * 1e6,
}))
const springfields = ['IL', 'MO', 'MA'].map(
  (state, index): Place => ({
    ...lisbon,
    id: (100 + index) as Place['id'],
    name: 'Springfield',
    admin1Name: state,
    countryCode: 'US',
    countryName: 'United States',
    population: 150_000,
    lat: 37 + index,
    lon: -90,
  }),
)
const known: Place[] = [lisbon, porto, madrid, kyoto, ...springfields]

/** A gazetteer that answers from a short list. */
export const listLookup: PlaceLookup = {
  findPlaces(query) {
    const matches = known.filter(({ name }) => foldName(name) === foldName(query))
    return matches.map((place) => ({ place, share: 1 / matches.length, matched: 'name', spelling: place.name }))
  },
  findCountries(query) {
    const matches = countries.filter(({ name }) => foldName(name) === foldName(query))
    return matches.map((country) => ({ country, share: 1 / matches.length, matched: 'name', spelling: country.name }))
  },
  country: (code) => countries.find((country) => country.code === code) ?? null,
  reverse(at) {
    const [nearest] = known.map((place) => ({ place, distanceKm: distanceKm(at, place) })).sort((a, b) => a.distanceKm - b.distanceKm)
    return {
      countryCode: nearest?.place.countryCode ?? null,
      countryName: nearest?.place.countryName ?? null,
      admin1Name: null,
      admin2Name: null,
      nearest: nearest ?? null,
    }
  },
}
