import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MapLanguage } from '../../electron/core/geography/map-languages.ts'
import { foldName } from '../../electron/core/places/fold-name.ts'
import type { Outline, OutlineFields } from '../gazetteer/outlines.ts'
import type { SourcePlace } from '../gazetteer/place-table.ts'
import { learnHanForms } from './han.ts'
import { scriptName, withoutSuffix } from './script-names.ts'

type ListedName = [name: string, countryCode: string, names: Partial<Record<MapLanguage, string>>]

const here = dirname(fileURLToPath(import.meta.url))

/** Names that readers of Latin letters know large cities by; GeoNames' table has the spellings, but not their languages. */
export const listedNames = (): ListedName[] => JSON.parse(readFileSync(join(here, 'data/city-names.json'), 'utf8')) as ListedName[]

/** Only places of this size are looked for among the names of divisions. */
const LEAST_POPULATION = 40_000

/** Names of places by language: the list's, then those of a division with the place's name, then by the letters they are written in. */
export function createPlaceNames(places: readonly SourcePlace[], outlines: readonly Outline[]) {
  const listed = new Map(listedNames().map(([name, country, names]) => [`${country} ${name}`, names]))
  const divisions = divisionsByName(outlines)
  const han = learnHanForms(outlines)
  const divisionOf = new Map<number, OutlineFields>()
  const spoken = new Set<OutlineFields>()
  // The largest place of a name has it: a village in the province of Milan is no Milan.
  for (const place of places) {
    if (place.population < LEAST_POPULATION) break
    const found = [place.name, place.ascii]
      .map((name) => divisions.get(`${place.countryCode} ${foldName(name)}`))
      .find((fields) => fields !== undefined && !spoken.has(fields))
    if (!found) continue
    spoken.add(found)
    divisionOf.set(place.id, found)
  }
  return (place: SourcePlace, language: MapLanguage): string | null => {
    const written = listed.get(`${place.countryCode} ${place.name}`)?.[language]
    const division = written ? undefined : divisionOf.get(place.id)
    const found = written ?? (division && sharedName(place, division, language)) ?? scriptName(place, language)
    if (!found || found === place.name) return null
    if (language === 'zh') return han.toSimplified(withoutSuffix(found))
    if (language === 'zht') return han.toTraditional(withoutSuffix(found))
    return language === 'ja' || language === 'ko' ? withoutSuffix(found) : found
  }
}

const KIND_AND_NAME = / (?:province|region|state|oblast|governorate|voivodeship|county|prefecture|district|municipality|city)$/

function divisionsByName(outlines: readonly Outline[]): Map<string, OutlineFields> {
  const found = new Map<string, OutlineFields>()
  for (const { properties } of outlines) {
    for (const name of [properties.name_en, properties.name]) {
      if (typeof name === 'string') found.set(`${properties.iso_a2} ${foldName(name).replace(KIND_AND_NAME, '')}`, properties)
    }
  }
  return found
}

/** The division's name in the language, or the part of it without `Province of`, if GeoNames has the very spelling for the place. */
function sharedName(place: SourcePlace, division: OutlineFields, language: MapLanguage): string | null {
  const text = division[`name_${language}`]
  if (typeof text !== 'string') return null
  const known = new Set([place.name, ...place.alternates])
  const words = text.split(' ')
  for (let length = words.length; length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const part = words.slice(from, from + length).join(' ')
      if (known.has(part)) return part
    }
  }
  return null
}
