import type { PlaceMatch } from '../../contract/places.ts'
import { distanceKm } from '../../core/geography/distance.ts'
import { NAME_KIND, type NameKind } from '../../core/places/gazetteer-layout.ts'
import type { PlaceLookup } from '../../core/places/lookup.ts'
import { nameForms } from '../../core/places/name-forms.ts'
import { type QuerySplit, splitQuery } from '../../core/places/split-query.ts'
import type { CountryTable } from './country-table.ts'
import type { NameReading, NameSearch } from './name-search.ts'
import type { PlaceColumns } from './place-columns.ts'
import type { PlaceRecords } from './place-records.ts'

type Options = NonNullable<Parameters<PlaceLookup['findPlaces']>[1]>

/** Belief in a kind of name: a lone alias is often a mistake or a quarter's old name (`Victoria` for Hong Kong). */
const BELIEF: Partial<Record<NameKind, number>> = {
  [NAME_KIND.placeName]: 1,
  [NAME_KIND.placePlain]: 0.8,
  [NAME_KIND.placeAlias]: 0.3,
  [NAME_KIND.placeLoneAlias]: 0.02,
}
/** A reading outside the country or region that the query names: kept, far behind. */
const OUT_OF_CONTEXT = 1e-4
/** With `near`, belief halves at this distance and falls with its square beyond. */
const NEAR_KM = 100

/** A region stands for its largest places where no place of its name has more than this part of their people. */
const REGION_OVER_PLACE = 0.15
const REGION_PLACES = 8

interface Context {
  countries: Set<number>
  admin1: Set<number>
}

const isPlace = (kind: NameKind) => kind <= NAME_KIND.placeLoneAlias

export function createFindPlaces(
  names: NameSearch,
  columns: PlaceColumns,
  countries: CountryTable,
  records: PlaceRecords,
): PlaceLookup['findPlaces'] {
  return (query, options = {}) => {
    const splits = options.whole ? [{ name: query, context: [] }] : splitQuery(query)
    for (const split of splits) {
      const context = readContext(split)
      if (split.context.length > 0 && !context && splits.length > 1) continue
      const readings = withRegions(split.name, exactReadings(split.name), meaning(context, options))
      if (readings.length > 0) return ranked(readings, context, options)
    }
    if (options.typos === false) return []
    for (const split of splits) {
      const context = readContext(split)
      if (split.context.length > 0 && !context && splits.length > 1) continue
      const forms = nameForms(split.name)
      const readings = names.near(forms[0]!, isPlace)
      if (readings.length > 0) return ranked(readings, context, options)
      const latin = forms.length > 1 ? names.near(forms[forms.length - 1]!, isPlace) : []
      if (latin.length > 0) return ranked(latin, context, options)
    }
    return []
  }

  function exactReadings(name: string): NameReading[] {
    for (const form of nameForms(name)) {
      const readings = names.exact(form).filter((reading) => isPlace(reading.kind))
      if (readings.length > 0) return readings
    }
    return []
  }

  /** The context with the country that the caller asks for. */
  function meaning(context: Context | null, { countryCode }: Options): Context | null {
    const wanted = countryCode === undefined ? null : countries.indexOf(countryCode)
    return context ?? (wanted === null ? null : { countries: new Set([wanted]), admin1: new Set() })
  }

  /** Adds the largest places of a region of that name where no place of the name comes near it in size: `Bali`, `Tuscany`, `California`. */
  function withRegions(name: string, readings: NameReading[], context: Context | null): NameReading[] {
    const regions = nameForms(name)
      .map((form) => names.exact(form).filter((reading) => reading.kind === NAME_KIND.admin1Name))
      .find((found) => found.length > 0)
    if (!regions) return readings
    const meant = context ? readings.filter(({ index }) => fits(index, context)) : readings
    const weightOf = ({ index, kind }: NameReading) => columns.weight[index]! * (BELIEF[kind] ?? 0)
    const largest = meant.reduce<NameReading | null>(
      (best, reading) => (best && weightOf(best) >= weightOf(reading) ? best : reading),
      null,
    )
    const added = regions.flatMap((region) => {
      // New York and Moscow lie in regions of their own name: the city is meant.
      if (largest && columns.admin1[largest.index] === region.index) return []
      const places = placesOf(region.index)
      const people = places.reduce((sum, index) => sum + columns.weight[index]!, 0)
      if (context && !places.some((index) => fits(index, context))) return []
      const overshadowed = largest !== null && weightOf(largest) > people * REGION_OVER_PLACE
      return overshadowed ? [] : places.map((index) => ({ ...region, kind: NAME_KIND.placeAlias, index }))
    })
    return [...readings, ...added]
  }

  /** The largest places of a region. Places are in the order of their population, so the first found are the largest. */
  function placesOf(region: number): number[] {
    const found: number[] = []
    for (
      let index = columns.admin1.indexOf(region);
      index >= 0 && found.length < REGION_PLACES;
      index = columns.admin1.indexOf(region, index + 1)
    ) {
      found.push(index)
    }
    return found
  }

  /** The countries and regions that the words behind the name may mean; null where they mean none. */
  function readContext({ context }: QuerySplit): Context | null {
    const found: Context = { countries: new Set(), admin1: new Set() }
    for (const part of context) {
      for (const form of nameForms(part)) {
        const readings = names.exact(form).filter((reading) => !isPlace(reading.kind))
        for (const reading of readings) (reading.kind >= NAME_KIND.countryName ? found.countries : found.admin1).add(reading.index)
        if (readings.length > 0) break
      }
    }
    return found.countries.size + found.admin1.size > 0 ? found : null
  }

  function ranked(readings: NameReading[], context: Context | null, options: Options): PlaceMatch[] {
    const wanted = options.countryCode === undefined ? null : countries.indexOf(options.countryCode)
    const weighted = new Map<number, { reading: NameReading; weight: number }>()
    for (const reading of readings) {
      const { index } = reading
      let weight = columns.weight[index]! * (BELIEF[reading.kind] ?? 0)
      if (wanted !== null && columns.country[index] !== wanted) weight *= OUT_OF_CONTEXT
      if (context && !fits(index, context)) weight *= OUT_OF_CONTEXT
      if (options.near) weight /= 1 + (distanceKm(options.near, { lat: columns.lat[index]!, lon: columns.lon[index]! }) / NEAR_KM) ** 2
      if (weight > (weighted.get(index)?.weight ?? 0)) weighted.set(index, { reading, weight })
    }
    const best = [...weighted].sort(([a, x], [b, y]) => y.weight - x.weight || a - b).slice(0, options.limit ?? 8)
    const sum = best.reduce((total, [, { weight }]) => total + weight, 0)
    return best.map(([index, { reading, weight }]) => ({
      place: records.at(index),
      share: weight / sum,
      matched: reading.edits > 0 ? 'typo' : reading.kind <= NAME_KIND.placePlain ? 'name' : 'alias',
      spelling: reading.spelling,
    }))
  }

  /** A reading that fits all of what was named counts; `Portland OR` may mean Oregon or Odisha, so one region of several is enough. */
  function fits(index: number, { countries: wanted, admin1 }: Context): boolean {
    const inRegion = admin1.has(columns.admin1[index]!)
    const inCountry = wanted.has(columns.country[index]!)
    return inRegion || inCountry
  }
}
