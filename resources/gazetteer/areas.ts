import type { Position } from 'geojson'
import { feature } from 'topojson-client'
import { foldName } from '../../electron/core/places/fold-name.ts'
import { type OutlineFields, readOutlines, simplifyArcs, weighOutlines } from './outlines.ts'
import { readData } from './sources.ts'

/** One division of the map: a first-level division of Natural Earth, often finer than GeoNames'. */
export interface Area {
  name: string
  /** Who claims the ground, the first by ISO 3166 and the United Nations. */
  codes: string[]
  /** What is contested, in words; null where nothing is. */
  note: string | null
  /** Each polygon's rings of [lon, lat]. */
  polygons: Position[][][]
  fields: OutlineFields
}

interface ContestedRule {
  names?: string[]
  admin?: string
  country?: string
  /** West, south, east, north: only the parts inside. */
  within?: [number, number, number, number]
  codes: string[]
  note: string
}

/** Overseas parts that Natural Earth counts to their state and ISO does not. By the unit's own code. */
const OWN_CODE: Record<string, string> = {
  GUF: 'GF',
  GLP: 'GP',
  MTQ: 'MQ',
  REU: 'RE',
  MYT: 'YT',
  NSV: 'SJ',
  NJM: 'SJ',
  BVT: 'BV',
  CCK: 'CC',
  CXR: 'CX',
}

/** Simplified to about 300 m at the equator: triangles below this many square degrees go. */
const LEAST_WEIGHT = 8e-6

export function readAreas(): { areas: Area[]; weighted: ReturnType<typeof weighOutlines> } {
  const rules = readData<ContestedRule[]>('contested-areas.json')
  const weighted = weighOutlines(readOutlines())
  const simplified = simplifyArcs(weighted, LEAST_WEIGHT)
  const areas: Area[] = []
  for (const { properties, geometry } of feature(simplified, simplified.objects.outlines).features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Error(`${properties.name} is a ${geometry.type}`)
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const code = isoCode(properties)
    const base = { name: String(properties.name_en ?? properties.name), fields: properties }
    const matching = rules.filter((rule) => matches(rule, properties, code))
    const whole = matching.find((rule) => !rule.within)
    let rest = polygons
    for (const rule of matching.filter((each) => each.within)) {
      areas.push({ ...base, codes: rule.codes, note: rule.note, polygons: rest.filter((polygon) => isWithin(polygon, rule.within!)) })
      rest = rest.filter((polygon) => !isWithin(polygon, rule.within!))
    }
    areas.push({ ...base, codes: whole?.codes ?? [code], note: whole?.note ?? null, polygons: rest })
  }
  assertRulesMatch(rules, areas)
  return { areas: areas.filter((area) => area.polygons.length > 0), weighted }
}

/** Whether a rule of `contested-areas.json` speaks of the whole outline as claimed by several states. */
export function isContested(fields: OutlineFields): boolean {
  contestedRules ??= readData<ContestedRule[]>('contested-areas.json')
  return contestedRules.some((rule) => !rule.within && matches(rule, fields, isoCode(fields)))
}

let contestedRules: ContestedRule[] | null = null

function isoCode(fields: OutlineFields): string {
  if (fields.iso_3166_2.startsWith('NL-BQ')) return 'BQ'
  return OWN_CODE[fields.gu_a3] ?? fields.iso_a2
}

function matches(rule: ContestedRule, fields: OutlineFields, code: string): boolean {
  if (rule.admin !== undefined && rule.admin !== fields.admin) return false
  if (rule.country !== undefined && rule.country !== code) return false
  const own = [fields.name, fields.name_en].map((name) => foldName(String(name)))
  return !rule.names || rule.names.some((name) => own.includes(foldName(name)))
}

function isWithin(polygon: Position[][], [west, south, east, north]: [number, number, number, number]): boolean {
  return polygon[0]!.every(([lon, lat]) => lon! >= west && lon! <= east && lat! >= south && lat! <= north)
}

function assertRulesMatch(rules: ContestedRule[], areas: Area[]): void {
  for (const rule of rules) {
    if (!areas.some((area) => area.note === rule.note && area.polygons.length > 0)) {
      throw new Error(`contested-areas.json: no outline is "${rule.note}" any more`)
    }
  }
}
