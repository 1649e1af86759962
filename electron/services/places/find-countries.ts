import { NAME_KIND, type NameKind } from '../../core/places/gazetteer-layout.ts'
import type { CountryMatch, PlaceLookup } from '../../core/places/lookup.ts'
import { nameForms } from '../../core/places/name-forms.ts'
import type { CountryTable } from './country-table.ts'
import type { NameReading, NameSearch } from './name-search.ts'

/** How much a reading of each kind is believed beside the others of the same name. */
const BELIEF: Partial<Record<NameKind, number>> = {
  [NAME_KIND.countryName]: 1,
  [NAME_KIND.countryAlias]: 0.5,
  [NAME_KIND.countryCode]: 0.3,
  [NAME_KIND.countryDemonym]: 0.5,
}

const MATCHED = {
  [NAME_KIND.countryName]: 'name',
  [NAME_KIND.countryAlias]: 'alias',
  [NAME_KIND.countryCode]: 'code',
  [NAME_KIND.countryDemonym]: 'demonym',
} as const

const isCountry = (kind: NameKind) => kind >= NAME_KIND.countryName

export function createFindCountries(names: NameSearch, countries: CountryTable): PlaceLookup['findCountries'] {
  return (query, options = {}) => {
    const forms = nameForms(query)
    for (const form of forms) {
      const readings = names.exact(form).filter((reading) => isCountry(reading.kind))
      if (readings.length > 0) return ranked(readings)
    }
    if (options.typos === false) return []
    // A code one letter off is another code, so codes are never guessed at.
    const near = names.near(forms[0]!, (kind) => isCountry(kind) && kind !== NAME_KIND.countryCode)
    return ranked(near)
  }

  function ranked(readings: NameReading[]): CountryMatch[] {
    const best = new Map<number, { reading: NameReading; weight: number }>()
    for (const reading of readings) {
      const weight = (BELIEF[reading.kind] ?? 0) * Math.max(1000, countries.at(reading.index).population)
      if (weight > (best.get(reading.index)?.weight ?? 0)) best.set(reading.index, { reading, weight })
    }
    const sum = [...best.values()].reduce((total, { weight }) => total + weight, 0)
    return [...best.values()]
      .sort((a, b) => b.weight - a.weight)
      .map(({ reading, weight }) => ({
        country: countries.at(reading.index),
        share: weight / sum,
        matched: reading.edits > 0 ? 'typo' : MATCHED[reading.kind as keyof typeof MATCHED],
        spelling: reading.spelling,
      }))
  }
}
