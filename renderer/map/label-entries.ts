import type { Basemap, LabelNames, PlaceLabel } from './basemap-data.ts'
import { toWorld } from './mercator.ts'

export type LabelKind = 'country' | 'ocean' | 'sea' | 'region' | 'capital' | 'city' | 'town'

/** A name on the map, in world coordinates. */
export interface LabelEntry {
  kind: LabelKind
  name: string
  x: number
  y: number
  /** Shown from this zoom on, and up to and including the last. */
  minZoom: number
  maxZoom: number
  /** Of a country: its width as a share of the world's. Of a place: its population. */
  size: number
}

export interface LabelWords {
  names: LabelNames | null
  /** The reader's name for a country, or null for the map's own. */
  countryName: (code: string) => string | null
}

/** From here on a country's name would hang over its towns. */
const LAST_COUNTRY_ZOOM = 6
const LAST_OCEAN_ZOOM = 5
const LAST_SEA_ZOOM = 8
const CITY_POPULATION = 100_000

/** All names but the towns', the most important first. */
export function labelEntries(basemap: Basemap, words: LabelWords): LabelEntry[] {
  const places = basemap.placeLabels.map((label) => placeEntry(label, words))
  const named = new Set<string>()
  const countries = basemap.countryLabels
    .toSorted((a, b) => b.width - a.width)
    .map((label): LabelEntry => {
      // Parts that the map shows by themselves carry their state's code: only the largest carries its name.
      const own = label.code !== null && !named.has(label.code) ? words.countryName(label.code) : null
      if (label.code) named.add(label.code)
      return { kind: 'country', name: own ?? label.name, ...toWorld(label), minZoom: 1, maxZoom: LAST_COUNTRY_ZOOM, size: label.width }
    })
  const waters = basemap.waterLabels.flatMap((label, index): LabelEntry[] => {
    const name = words.names ? words.names.waters[index] : label.name
    if (!name) return []
    const maxZoom = label.kind === 'ocean' ? LAST_OCEAN_ZOOM : LAST_SEA_ZOOM
    return [{ kind: label.kind, name, ...toWorld(label), minZoom: label.minZoom, maxZoom, size: 0 }]
  })
  const regions = basemap.regionLabels.map((label): LabelEntry => {
    const name = words.names?.regions[label.id] ?? label.name
    return { kind: 'region', name, ...toWorld(label), minZoom: label.minZoom, maxZoom: label.minZoom + 4, size: 0 }
  })
  const towns = places.filter(({ kind }) => kind === 'town')
  const cities = places.filter(({ kind }) => kind !== 'town')
  return [...waters, ...countries, ...cities, ...regions, ...towns]
}

export function placeEntry(label: PlaceLabel, { names }: LabelWords): LabelEntry {
  const kind = label.capital ? 'capital' : label.population >= CITY_POPULATION ? 'city' : 'town'
  const name = names?.places[label.id] ?? label.name
  return { kind, name, ...toWorld(label), minZoom: label.minZoom, maxZoom: Infinity, size: label.population }
}
