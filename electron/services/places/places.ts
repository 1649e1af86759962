import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Place } from '../../contract/geography.ts'
import { type DataSource, dataSource } from '../../contract/places.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import type { WorldGrid } from '../../core/posterior/world-grid.ts'
import { ProblemError } from '../../core/problem.ts'
import { readCountryTable } from './country-table.ts'
import { createFindCountries } from './find-countries.ts'
import { createFindPlaces } from './find-places.ts'
import { createNameSearch } from './name-search.ts'
import { damaged, openGazetteer } from './open-gazetteer.ts'
import { readPlaceColumns } from './place-columns.ts'
import { createPlaceRecords } from './place-records.ts'
import { readWorldGrid } from './read-world-grid.ts'
import { createRegions, type Regions } from './regions.ts'
import { createReverse } from './reverse.ts'
import { createSuggestPlaces, type SuggestPlaces } from './suggest-places.ts'

/** The gazetteer, opened: names to places and back. Synchronous; a lookup takes well under a millisecond. */
export interface Places extends PlaceLookup, Regions {
  /** Places whose name begins so, the largest first: for somebody who is still typing. */
  suggestPlaces: SuggestPlaces
  /** Read on the first call and kept. */
  worldGrid(): WorldGrid
  /** Where the data comes from, with licences, as recorded when the file was built. */
  sources(): DataSource[]
  /** By GeoNames number; null when the gazetteer does not have it. */
  place(id: number): Place | null
  describe(): { placeCount: number; nameCount: number; countryCount: number; contentHash: string }
  close(): void
}

/** What `resources/gazetteer` builds. */
export const GAZETTEER_FILE = fileURLToPath(new URL('../../../resources/gazetteer/dist/gazetteer.sqlite', import.meta.url))

/** Opens the gazetteer that `resources/gazetteer` builds. Throws `gazetteer-missing` or `gazetteer-damaged`. */
export function openPlaces({ gazetteerFile }: { gazetteerFile: string }): Places {
  const { statements, facts, close } = openGazetteer(gazetteerFile)
  try {
    const countries = readCountryTable(statements)
    const columns = readPlaceColumns(statements)
    const names = createNameSearch(statements)
    const records = createPlaceRecords(statements, columns, countries)
    const sources = z.array(dataSource).parse(JSON.parse(facts.get('sources') ?? 'null'))
    let grid: WorldGrid | null = null
    return {
      findPlaces: createFindPlaces(names, columns, countries, records),
      suggestPlaces: createSuggestPlaces(statements, columns, records),
      findCountries: createFindCountries(names, countries),
      country: countries.byCode,
      reverse: createReverse(statements, columns, countries, records),
      ...createRegions(statements, countries, columns),
      worldGrid() {
        grid ??= readWorldGrid(statements, countries.codes, Number(facts.get('gridResolution')))
        return grid
      },
      sources: () => sources,
      place: records.byId,
      describe: () => ({
        placeCount: Number(facts.get('places')),
        nameCount: Number(facts.get('names')),
        countryCount: Number(facts.get('countries')),
        contentHash: facts.get('content') ?? '',
      }),
      close,
    }
  } catch (error) {
    close()
    if (error instanceof ProblemError) throw error
    throw damaged(gazetteerFile, error instanceof Error ? error.message : String(error), error)
  }
}
