import type { CountryCode, LatLon } from '../../contract/geography.ts'
import type { PlaceLookup } from '../places/lookup.ts'
import type { PlaceTarget } from './evidence.ts'

/** What names are taken from: the readings' own countries first, then a gazetteer where there is one. */
export interface CountryNames {
  known: Map<CountryCode, KnownCountry>
  lookup: Pick<PlaceLookup, 'country' | 'reverse'> | null
  /** A country's candidate stands where its probability is greatest, not where its label does: hints may leave a corner of it. */
  whereMassIs: boolean
}

/** As the readings themselves give it; null where they give only a place within. */
export interface KnownCountry {
  name: string
  at: LatLon | null
}

export const countryOf = (code: CountryCode, { known, lookup }: CountryNames) => lookup?.country(code) ?? known.get(code) ?? null

/** `Lisbon, Portugal`; with its region where namesakes would look alike: `Springfield, Illinois, United States`. */
export function nameOfPlace(place: PlaceTarget, names: CountryNames, withRegion: boolean): string {
  const country =
    place.countryName ?? (place.countryCode === null ? null : (countryOf(place.countryCode, names)?.name ?? place.countryCode))
  const region = withRegion ? (place.admin1Name ?? names.lookup?.reverse(place.at).admin1Name ?? null) : null
  const parts = [place.name, region, country].filter((part) => part !== null)
  return [...new Set(parts)].join(', ')
}
