import type { Support } from '../../contract/clues.ts'
import type { PlaceMatch } from '../../contract/places.ts'
import { type FoundPlaceName, findPlaceNames } from '../places/find-place-names.ts'
import type { CountryMatch } from '../places/lookup.ts'
import { placeRadiusKm } from '../posterior/place-radius.ts'
import { type ClueDraft, type ClueFinder, namesOf } from './clue-draft.ts'
import { RELIABILITY } from './reliability.ts'

/** A name that is both a country's and a place's (Georgia, Luxembourg) is more often meant for the country. */
const COUNTRY_SHARE_OF_BOTH = 0.7

const placeReliability = { name: RELIABILITY.placeName, alias: RELIABILITY.placeAlias, typo: RELIABILITY.placeMisspelt }
const countryReliability = {
  name: RELIABILITY.countryName,
  alias: RELIABILITY.countryName,
  code: RELIABILITY.countryCode,
  demonym: RELIABILITY.demonym,
  typo: RELIABILITY.placeMisspelt,
}

const isShort = (quote: string) => /^[\p{Script=Latin}\p{P}\s]*$/u.test(quote) && (quote.match(/\p{L}/gu)?.length ?? 0) <= 4

/** Names of places and of countries, each with all its readings. */
export const findNameClues: ClueFinder = (line, lookup) =>
  findPlaceNames(line.text, lookup)
    .map((found) => nameClue(found, lookup))
    .filter((draft) => draft !== null)

function nameClue(found: FoundPlaceName, lookup: Parameters<ClueFinder>[1]): ClueDraft | null {
  const supports = supportsOfName(found)
  const [country] = found.countries
  const [place] = found.places
  const at = { quote: found.quote, start: found.start, end: found.end, supports }
  const names = namesOf(supports, lookup, 2)
  const sureness = isShort(found.quote) ? RELIABILITY.shortNameFactor : 1
  if (country !== undefined)
    return {
      kind: 'country-name',
      title: country.matched === 'demonym' ? `Word for what comes from ${country.country.name}` : `Name of a country (${names})`,
      reason: `“${found.quote}” stands for ${names}. A country's name is also written on goods, restaurants and maps elsewhere.`,
      reliability: sureness * countryReliability[country.matched],
      ...at,
    }
  if (place === undefined) return null
  return {
    kind: 'place-name',
    title: `Name of a place (${placeTitle(found.places)})`,
    reason: `${readingsInWords(found)} A name on a sign may point the way to a place, be a street's, a firm's or a person's, or chance to be spelt like one.`,
    reliability: sureness * placeReliability[place.matched],
    ...at,
  }
}

const placeTitle = (places: PlaceMatch[]) => {
  const [first] = places
  return first === undefined
    ? ''
    : `${first.place.name}, ${first.place.countryName}${places.length > 1 ? ` or ${places.length - 1} more` : ''}`
}

function readingsInWords({ quote, places }: FoundPlaceName): string {
  const [first] = places
  if (places.length > 1) return `${places.length} places on the list are called “${quote}”; each has a share.`
  return first?.matched === 'typo'
    ? `“${quote}” is spelt nearly like ${first.place.name}.`
    : `One place on the list of places is called “${quote}”.`
}

export function supportsOfName({ places, countries }: Pick<FoundPlaceName, 'places' | 'countries'>): Support[] {
  const ofCountries = countries.length === 0 ? 0 : places.length === 0 ? 1 : COUNTRY_SHARE_OF_BOTH
  return [...shared(countries, ofCountries, countrySupport), ...shared(places, 1 - ofCountries, placeSupport)]
}

function shared<T extends { share: number }>(matches: T[], part: number, support: (match: T, share: number) => Support): Support[] {
  const total = matches.reduce((sum, match) => sum + match.share, 0)
  return total > 0 ? matches.map((match) => support(match, (part * match.share) / total)) : []
}

const countrySupport = ({ country }: CountryMatch, share: number): Support => ({ kind: 'country', countryCode: country.code, share })

const placeSupport = ({ place }: PlaceMatch, share: number): Support => ({
  kind: 'place',
  placeId: place.id,
  name: place.name,
  countryCode: place.countryCode,
  at: { lat: place.lat, lon: place.lon },
  radiusKm: placeRadiusKm(place.population),
  share,
})
