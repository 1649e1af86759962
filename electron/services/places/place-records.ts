import type { Place } from '../../contract/geography.ts'
import type { PlaceId } from '../../contract/ids.ts'
import { NONE_16 } from '../../core/places/gazetteer-layout.ts'
import type { CountryTable } from './country-table.ts'
import type { PlaceColumns } from './place-columns.ts'
import type { Statements } from './sql/statements.ts'

export interface PlaceRecords {
  /** The place at an index. */
  at(index: number): Place
  byId(id: number): Place | null
}

export function createPlaceRecords(statements: Statements, columns: PlaceColumns, countries: CountryTable): PlaceRecords {
  function at(index: number): Place {
    const row = statements.placeAt.get(index)
    if (!row) throw new Error(`no place at ${index}`)
    const country = countries.at(columns.country[index]!)
    const admin1 = columns.admin1[index]!
    const admin2 = columns.admin2[index]!
    return {
      id: row.id as PlaceId,
      name: row.name,
      countryCode: country.code,
      countryName: country.name,
      admin1Name: admin1 === NONE_16 ? null : (statements.admin1At.get(admin1) ?? null),
      admin2Name: admin2 === NONE_16 ? null : (statements.admin2At.get(admin2) ?? null),
      population: columns.population[index]!,
      lat: columns.lat[index]!,
      lon: columns.lon[index]!,
    }
  }
  return {
    at,
    byId(id) {
      const index = statements.placeById.get(id)
      return index === undefined ? null : at(index)
    },
  }
}
