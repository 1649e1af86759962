// What the pure domain asks of a gazetteer. `services/places` answers from SQLite; tests may answer from a list.
import type { CountryCode, LatLon, Place } from '../../contract/geography.ts'
import type { LocatedPlace, PlaceMatch } from '../../contract/places.ts'

export interface Country {
  code: CountryCode
  /** English short name. */
  name: string
  /** Where a label for the whole country stands. */
  at: LatLon
  population: number
}

export interface CountryMatch {
  country: Country
  /** 0..1: share of belief among the readings returned. */
  share: number
  matched: 'name' | 'alias' | 'code' | 'demonym' | 'typo'
  spelling: string
}

export interface PlaceLookup {
  /**
   * Ranked, ambiguous names with all their readings; empty when nothing is near. Never a silent first hit. `countryCode` and `near` rank,
   * they do not filter. Words behind the name that mean a region or a country (`Portland OR`) rank too, unless `whole` says that the
   * query is a name and nothing else.
   */
  findPlaces(
    query: string,
    options?: { countryCode?: CountryCode; near?: LatLon; limit?: number; typos?: boolean; whole?: boolean },
  ): PlaceMatch[]
  findCountries(query: string, options?: { typos?: boolean }): CountryMatch[]
  country(code: CountryCode): Country | null
  reverse(at: LatLon): LocatedPlace
}

/** What a model's "country, city" comes to. Shares of the readings add up to 1 unless unresolved. */
export interface ResolvedAnswer {
  readings: AnswerReading[]
  /** The name that the gazetteer does not know, as written; null when resolved. */
  unresolved: string | null
  /** What was unclear, in words: `"Springfield" has 34 readings`. */
  remarks: string[]
}

export type AnswerReading = { kind: 'place'; place: Place; share: number } | { kind: 'country'; country: Country; share: number }
