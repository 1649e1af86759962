import type { CountryCode } from '../../contract/geography.ts'
import type { Country } from '../../core/places/lookup.ts'
import type { Statements } from './sql/statements.ts'

export interface CountryTable {
  /** By the index that places and readings carry. */
  at(index: number): Country
  byCode(code: CountryCode): Country | null
  indexOf(code: CountryCode): number | null
  codes: CountryCode[]
}

export function readCountryTable(statements: Statements): CountryTable {
  const countries = statements.countries.all().map((row): Country => {
    // Every country has land in the grid; a file in which one has none was not made by our builder.
    if (row.lat === null || row.lon === null) throw new Error(`the country ${row.code} has no position`)
    return { code: row.code, name: row.name, at: { lat: row.lat, lon: row.lon }, population: row.population }
  })
  const indexes = new Map(countries.map((country, index) => [country.code, index]))
  return {
    at: (index) => countries[index]!,
    byCode: (code) => countries[indexes.get(code) ?? -1] ?? null,
    indexOf: (code) => indexes.get(code) ?? null,
    codes: countries.map((country) => country.code),
  }
}
