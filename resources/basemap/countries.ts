import { createRequire } from 'node:module'
import { iso31661 } from 'iso-3166'
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
type Countries = Topology<{ countries: GeometryCollection<CountryProperties> }>

/** The countries of world-atlas with their ISO codes and the names that the gazetteer uses. */
export function buildCountries(scale: '50m' | '110m'): Countries {
  const atlas = readJson<AtlasTopology>(require.resolve(`world-atlas/countries-${scale}.json`))
  const codeOf = new Map(iso31661.map((entry) => [entry.numeric, entry.alpha2]))
  const nameOf = new Map(readCountries().map((country) => [country.code, country.name]))
  const geometries = atlas.objects.countries.geometries.map(({ id, properties, ...geometry }) => {
    const own = (properties as { name?: string } | undefined)?.name ?? ''
    const uncoded = id === undefined ? UNCODED[own] : undefined
    if (id === undefined && !uncoded) throw new Error(`"${own}" has no code: add it to UNCODED`)
    const code = uncoded ? uncoded.code : (codeOf.get(String(id)) ?? null)
    const contested = uncoded?.contested ?? (code === null ? undefined : CONTESTED[code])
    const name = uncoded?.name ?? (uncoded?.code === 'XK' || !uncoded ? nameOf.get(code ?? '') : own) ?? own
    return { ...geometry, properties: { code, name, ...(contested === undefined ? {} : { contested }) } }
  })
  return {
    type: 'Topology',
    ...(atlas.transform ? { transform: atlas.transform } : {}),
    arcs: atlas.arcs,
    objects: { countries: { type: 'GeometryCollection', geometries } },
  } as Countries
}
