import { createRequire } from 'node:module'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { iso31661 } from 'iso-3166'
import { feature, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { readCountries } from '../gazetteer/countries.ts'
import { readJson } from '../gazetteer/sources.ts'

const require = createRequire(import.meta.url)

export interface CountryProperties {
  code: string | null
  name: string
  contested?: string
}

/** Areas that Natural Earth draws by themselves and that carry no numeric code, by its name for them. */
const UNCODED: Record<string, { code: string | null; name?: string; contested?: string }> = {
  Kosovo: { code: 'XK', contested: 'independent since 2008, claimed by Serbia' },
  Somaliland: { code: 'SO', contested: 'declared independence from Somalia; few states recognise it' },
  'N. Cyprus': { code: 'CY', name: 'Northern Cyprus', contested: 'recognised by Turkey alone' },
  'Siachen Glacier': { code: null, contested: 'claimed by India and Pakistan' },
  'Indian Ocean Ter.': { code: 'AU', name: 'Indian Ocean Territories' },
}
const CONTESTED: Record<string, string> = {
  EH: 'largely held by Morocco, claimed by the Sahrawi Republic',
  TW: 'governed from Taipei, claimed by China',
  PS: 'largely under Israeli occupation',
  FK: 'British, claimed by Argentina',
  GS: 'British, claimed by Argentina',
}

type AtlasTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>
type CountryFeature = Feature<Polygon | MultiPolygon, CountryProperties>

/** Steps of the grid that coordinates are rounded to: 0.0036°, or 400 m, in longitude. */
const QUANTIZATION = 1e5

/** The countries of world-atlas with their ISO codes and the names that the gazetteer uses; at 1:50m with the islands that only 1:10m has. */
export function buildCountries(scale: '50m' | '110m'): Topology {
  const features = readAtlas(scale)
  if (scale === '50m') {
    const present = new Set(features.map((country) => country.properties.code))
    features.push(...readAtlas('10m').filter(({ properties }) => properties.code !== null && !present.has(properties.code)))
  }
  const built = topology({ countries: { type: 'FeatureCollection', features } as FeatureCollection })
  return quantize(built as unknown as Parameters<typeof quantize>[0], QUANTIZATION)
}

function readAtlas(scale: '10m' | '50m' | '110m'): CountryFeature[] {
  const atlas = readJson<AtlasTopology>(require.resolve(`world-atlas/countries-${scale}.json`))
  const codeOf = new Map(iso31661.map((entry) => [entry.numeric, entry.alpha2]))
  const nameOf = new Map(readCountries().map((country) => [country.code, country.name]))
  return feature(atlas, atlas.objects.countries).features.flatMap(({ id, properties, geometry }): CountryFeature[] => {
    const uncoded = id === undefined ? UNCODED[properties.name] : undefined
    // Rocks and bases that 1:10m draws by themselves are no countries; at 1:50m each must be known.
    if (id === undefined && !uncoded && scale === '10m') return []
    if (id === undefined && !uncoded) throw new Error(`"${properties.name}" has no code: add it to UNCODED`)
    const code = uncoded ? uncoded.code : (codeOf.get(String(id)) ?? null)
    const contested = uncoded?.contested ?? (code === null ? undefined : CONTESTED[code])
    const known = uncoded && code !== 'XK' ? undefined : nameOf.get(code ?? '')
    const name = uncoded?.name ?? known ?? properties.name
    const own = { code, name, ...(contested === undefined ? {} : { contested }) }
    return [{ type: 'Feature', properties: own, geometry: geometry as Polygon | MultiPolygon }]
  })
}
