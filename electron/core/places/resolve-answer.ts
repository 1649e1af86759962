import type { PlaceMatch } from '../../contract/places.ts'
import { foldName } from './fold-name.ts'
import type { AnswerReading, Country, CountryMatch, PlaceLookup, ResolvedAnswer } from './lookup.ts'
import { sovereignOf } from './sovereign.ts'

/** Readings below this share of the best are dropped: they cost room and change nothing. */
const LEAST_SHARE_OF_BEST = 0.005
const MOST_READINGS = 12
/** Belief that the city is meant as named, against the country, where the two do not go together and both are well known. */
const CITY_OVER_COUNTRY = 0.5

export interface NamedAnswer {
  country: string | null
  city: string | null
}

/**
 * What a "country, city" answer stands for, as readings with shares. A city that its country does not have is kept as named and the
 * country is kept beside it, with a remark; a name that the gazetteer does not know is reported, never guessed at silently.
 */
export function resolveAnswer(answer: NamedAnswer, lookup: PlaceLookup): ResolvedAnswer {
  const remarks: string[] = []
  const countryName = given(answer.country)
  const cityName = given(answer.city)
  const countries = countryName ? readCountry(countryName, lookup, remarks) : []
  const cityIsCountry = cityName !== null && countryName !== null && foldName(cityName) === foldName(countryName)

  if (
    !cityName ||
    (cityIsCountry && lookup.findPlaces(cityName, { typos: false, countryCode: countries[0]?.country.code })[0] === undefined)
  ) {
    if (countries.length > 0) return { readings: countries.map(countryReading), unresolved: null, remarks }
    return { readings: [], unresolved: countryName, remarks }
  }

  const code = countries[0]?.country.code
  const places = worthKeeping(lookup.findPlaces(cityName, { countryCode: code, limit: 50 }))
  if (places.length === 0) {
    if (countries.length > 0) {
      remarks.push(`The gazetteer does not know "${cityName}"; only the country counts.`)
      return { readings: countries.map(countryReading), unresolved: null, remarks }
    }
    const asCountry = lookup.findCountries(cityName, { typos: false }).filter((match) => match.matched !== 'code')
    if (asCountry.length > 0 && !countryName) {
      remarks.push(`"${cityName}" is a country.`)
      return { readings: asCountry.map(countryReading), unresolved: null, remarks }
    }
    return { readings: [], unresolved: [cityName, countryName].filter(Boolean).join(', '), remarks }
  }

  noteSpelling(cityName, places, remarks)
  const codes = new Set(countries.map((match) => match.country.code))
  const inCountry = places.filter((match) => codes.has(match.place.countryCode))
  const inside = inCountry.length > 0 ? inCountry : places.filter((match) => codes.has(sovereignOf(match.place.countryCode) ?? ''))
  if (countries.length === 0 || inside.length > 0) {
    const kept = normalised(countries.length > 0 ? inside : places)
    if (kept.length > 1)
      remarks.push(`"${cityName}" has ${kept.length} readings${code && countries[0] ? ` in ${countries[0].country.name}` : ''}.`)
    return { readings: kept.map(placeReading), unresolved: null, remarks }
  }
  const contested = lookup.reverse(places[0]!.place).contested
  if (contested) remarks.push(`${places[0]!.place.name}: ${contested}.`)
  const names = [...new Set(places.map((match) => match.place.countryName))].slice(0, 3).join(', ')
  remarks.push(`"${cityName}" is not in ${countries[0]!.country.name} but in ${names}; both are kept.`)
  return {
    readings: [
      ...normalised(places).map((match): AnswerReading => ({ ...placeReading(match), share: match.share * CITY_OVER_COUNTRY })),
      ...countries.map((match): AnswerReading => ({ ...countryReading(match), share: match.share * (1 - CITY_OVER_COUNTRY) })),
    ],
    unresolved: null,
    remarks,
  }
}

/** The written name, or null where the model wrote nothing or that it does not know. */
function given(name: string | null): string | null {
  const text = name?.trim() ?? ''
  return /\p{L}/u.test(text) && !/^(?:unknown|none|n\/?a|unclear|not (?:known|sure|available))$/i.test(text) ? text : null
}

function readCountry(name: string, lookup: PlaceLookup, remarks: string[]): CountryMatch[] {
  const matches = lookup.findCountries(name)
  if (matches.length === 0) {
    remarks.push(`No country is called "${name}".`)
    return []
  }
  if (matches[0]?.matched === 'typo') remarks.push(`"${name}" is read as ${matches[0].country.name}.`)
  if (matches.length > 1) remarks.push(`"${name}" may be ${joinedNames(matches.map((match) => match.country))}.`)
  return matches
}

function joinedNames(countries: Country[]): string {
  return countries.map((country) => country.name).join(' or ')
}

function worthKeeping(matches: PlaceMatch[]): PlaceMatch[] {
  const best = matches[0]?.share ?? 0
  return matches.filter((match) => match.share >= best * LEAST_SHARE_OF_BEST).slice(0, MOST_READINGS)
}

function noteSpelling(cityName: string, places: PlaceMatch[], remarks: string[]): void {
  const [best] = places
  if (best?.matched === 'typo') remarks.push(`"${cityName}" is read as ${best.spelling}.`)
  const region = best?.place.admin1Name ?? null
  if (places.length > 1 && region !== null && places.every((match) => match.matched === 'alias' && match.place.admin1Name === region)) {
    remarks.push(`"${cityName}" is a region; its largest places stand for it.`)
  }
}

function normalised(matches: PlaceMatch[]): PlaceMatch[] {
  const sum = matches.reduce((total, match) => total + match.share, 0)
  return matches.map((match) => ({ ...match, share: match.share / sum }))
}

const placeReading = ({ place, share }: PlaceMatch): AnswerReading => ({ kind: 'place', place, share })
const countryReading = ({ country, share }: CountryMatch): AnswerReading => ({ kind: 'country', country, share })
