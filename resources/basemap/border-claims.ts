import type { MultiLineString, Position } from 'geojson'
import { mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject } from 'topojson-specification'
import { BORDER_VIEWS } from '../../electron/core/geography/border-views.ts'
import { foldName } from '../../electron/core/places/fold-name.ts'
import { type OutlineFields, simplifyArcs, type weighOutlines } from '../gazetteer/outlines.ts'
import { readData } from '../gazetteer/sources.ts'

/** How one claimant draws borders that are dashed otherwise. */
export interface BorderClaim {
  /** Between what it claims and everybody else: borders. */
  firm: Position[][]
  /** Between what it claims and what it has: none. */
  open: Position[][]
}

/** About 300 m at the equator. */
const LEAST_WEIGHT = 8e-6
/** A rule of `contested-areas.json`, as far as it speaks of whole outlines. */
interface Rule {
  names?: string[]
  admin?: string
  country?: string
  within?: unknown
  codes: string[]
}

const fieldsOf = (object: GeometryObject) => (object as unknown as { properties: OutlineFields }).properties
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** Who claims an outline, the first by ISO 3166 and the United Nations. */
function claimantsOf(fields: OutlineFields, rules: readonly Rule[]): readonly string[] {
  const own = [fields.name, fields.name_en].map((name) => foldName(String(name)))
  const rule = rules.find(
    ({ names, admin, country, within }) =>
      !within &&
      (admin === undefined || admin === fields.admin) &&
      (country === undefined || country === fields.iso_a2) &&
      (names === undefined || names.some((name) => own.includes(foldName(name)))),
  )
  return rule?.codes ?? [fields.iso_a2]
}

/** By the id of the view; the neutral one needs none. */
export function borderClaims(weighted: ReturnType<typeof weighOutlines>): Record<string, BorderClaim> {
  const topology = simplifyArcs(weighted, LEAST_WEIGHT)
  const outlines = topology.objects.outlines as GeometryCollection<OutlineFields>
  const rules = readData<Rule[]>('contested-areas.json')
  const claimants = new Map<GeometryObject, readonly string[]>(
    outlines.geometries.map((object) => [object, claimantsOf(fieldsOf(object), rules)]),
  )
  const claims: Record<string, BorderClaim> = {}
  for (const { id, ground } of BORDER_VIEWS) {
    if (ground.length === 0) continue
    const code = id.toUpperCase()
    const claimed = (object: GeometryObject) => (claimants.get(object)?.length ?? 0) > 1 && claimants.get(object)?.includes(code)
    const own = (object: GeometryObject) => claimed(object) || claimants.get(object)?.[0] === code
    const lines = (filter: (a: GeometryObject, b: GeometryObject) => boolean) =>
      (mesh(topology, outlines, filter) as MultiLineString).coordinates.map((line) =>
        line.map(([lon = 0, lat = 0]): Position => [round(lon), round(lat)]),
      )
    claims[id] = {
      firm: lines((a, b) => a !== b && Boolean(claimed(a) || claimed(b)) && own(a) !== own(b)),
      open: lines((a, b) => a !== b && Boolean(claimed(a) || claimed(b)) && Boolean(own(a) && own(b))),
    }
  }
  return claims
}
