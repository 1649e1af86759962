import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MapLanguage } from '../../electron/core/geography/map-languages.ts'
import type { Outline } from '../gazetteer/outlines.ts'
import type { SourcePlace } from '../gazetteer/place-table.ts'
import { createPlaceNames } from './place-names.ts'
import { regionId, regionName } from './regions.ts'

export interface WaterLabel {
  lat: number
  lon: number
  minZoom: number
  kind: 'ocean' | 'sea'
  names: { en: string } & Partial<Record<MapLanguage, string>>
}

/** What one language names otherwise than the label files do. */
export interface NamesFile {
  /** By GeoNames id. */
  places: Record<string, string>
  /** By Natural Earth's code of the division. */
  regions: Record<string, string>
  /** By position in `waters.json`; null where the list has none. */
  waters: (string | null)[]
}

const here = dirname(fileURLToPath(import.meta.url))

export const readWaters = (): WaterLabel[] => JSON.parse(readFileSync(join(here, 'data/waters.json'), 'utf8')) as WaterLabel[]

export function createNames(places: readonly SourcePlace[], outlines: readonly Outline[]): (language: MapLanguage) => NamesFile {
  const nameOf = createPlaceNames(places, outlines)
  const waters = readWaters()
  return (language) => {
    const file: NamesFile = { places: {}, regions: {}, waters: waters.map(({ names }) => names[language] ?? null) }
    for (const place of places) {
      const name = nameOf(place, language)
      if (name) file.places[place.id] = name
    }
    for (const { properties } of outlines) {
      const name = properties[`name_${language}`]
      if (typeof name === 'string' && name.length > 1 && name !== regionName(properties)) file.regions[regionId(properties)] = name
    }
    return file
  }
}
