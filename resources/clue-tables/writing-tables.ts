import { isCountry } from './is-country.ts'

/** CLDR's `territoryInfo`, as far as it is used. */
export type Territories = Record<
  string,
  { _population: string; languagePopulation?: Record<string, { _populationPercent: string; _officialStatus?: string }> }
>

/** Country and share of the readers, largest first; shares add up to 1. */
export type CountryShares = [countryCode: string, share: number][]

/**
 * Signs are written in official languages; one that is official in a region, or spoken by a minority, is seen less often in the
 * country at large than its readers would suggest. Judged, not measured: hence round figures.
 */
const STATUS_FACTOR: Record<string, number> = { official: 1, de_facto_official: 1, official_regional: 0.2 }
const UNOFFICIAL_FACTOR = 0.1
/** Smaller shares are dropped: one reader in two hundred does not make a country worth naming. */
const SMALLEST_SHARE = 0.005

interface Readers {
  language: string
  script: string | null
  country: string
  people: number
}

function readersOf(territories: Territories): Readers[] {
  const readers: Readers[] = []
  for (const [country, territory] of Object.entries(territories)) {
    if (!isCountry(country)) continue
    for (const [tag, { _populationPercent, _officialStatus }] of Object.entries(territory.languagePopulation ?? {})) {
      const [language = '', script = null] = tag.split('_')
      const people = (Number(territory._population) * Number(_populationPercent)) / 100
      readers.push({ language, script, country, people: people * (STATUS_FACTOR[_officialStatus ?? ''] ?? UNOFFICIAL_FACTOR) })
    }
  }
  return readers
}

function shared(readers: Readers[], keyOf: (reader: Readers) => string[]): Record<string, CountryShares> {
  const people = new Map<string, Map<string, number>>()
  for (const reader of readers)
    for (const key of keyOf(reader)) {
      const byCountry = people.get(key) ?? new Map<string, number>()
      byCountry.set(reader.country, (byCountry.get(reader.country) ?? 0) + reader.people)
      people.set(key, byCountry)
    }
  return Object.fromEntries(
    [...people.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, byCountry]) => [key, worthNaming(byCountry)] as const)
      .filter(([, shares]) => shares.length > 0),
  )
}

function worthNaming(byCountry: Map<string, number>): CountryShares {
  const total = [...byCountry.values()].reduce((sum, people) => sum + people, 0)
  const kept = [...byCountry.entries()].filter(([, people]) => people / total >= SMALLEST_SHARE)
  const sum = kept.reduce((all, [, people]) => all + people, 0)
  return kept.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([country, people]) => [country, Number((people / sum).toFixed(4))])
}

/** ISO 639-1 language → countries by readers. */
export const languageTable = (territories: Territories) =>
  shared(readersOf(territories), ({ language }) => (/^[a-z]{2}$/.test(language) ? [language] : []))

/** What CLDR's compound scripts are made of (ISO 15924: Jpan, Kore, Hans, Hant are aliases and variants). */
const COMPONENTS: Record<string, string[]> = { Jpan: ['Kana', 'Hani'], Kore: ['Hang'], Hans: ['Hani'], Hant: ['Hani'] }
/** Kana stands for both Hiragana and Katakana. Latin is everywhere and says nothing. */
const SILENT = new Set(['Latn', 'Zyyy', 'Zxxx'])

/** ISO 15924 script → countries by readers, over all the languages written in it. */
export const scriptTable = (territories: Territories, likely: Record<string, string>) =>
  shared(readersOf(territories), ({ language, script, country }) => {
    const full = likely[`${language}-${country}`] ?? likely[language]
    const code = script ?? full?.split('-')[1]
    if (code === undefined || SILENT.has(code)) return []
    return COMPONENTS[code] ?? [code]
  })
