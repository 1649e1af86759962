import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { topology } from 'topojson-server'
import { presimplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { readJson, SOURCE_FILES } from './sources.ts'

/** The fields of Natural Earth's admin-1 table that are used. */
export interface OutlineFields {
  iso_a2: string
  adm0_a3: string
  gu_a3: string
  admin: string
  name: string | null
  iso_3166_2: string
  postal: string | null
  [nameInLanguage: `name_${string}`]: string | number | null
}

export type Outline = Feature<Polygon | MultiPolygon, OutlineFields>
type Weighted = [lon: number, lat: number, weight: number]

export function readOutlines(): Outline[] {
  return readJson<FeatureCollection<Polygon | MultiPolygon, OutlineFields>>(SOURCE_FILES.outlines).features.filter(
    (feature) => feature.geometry !== null && feature.properties.name !== null,
  )
}

/**
 * The outlines as one topology whose points carry the area of the triangle that their removal costs (Visvalingam and Whyatt, 1993).
 * Neighbours share their border's points, so that simplifying opens no gaps.
 */
export function weighOutlines(outlines: Outline[]): Topology<{ outlines: GeometryCollection<OutlineFields> }> {
  const built = topology({ outlines: { type: 'FeatureCollection', features: outlines } as FeatureCollection })
  return presimplify(built as Parameters<typeof presimplify>[0]) as unknown as Topology<{ outlines: GeometryCollection<OutlineFields> }>
}

/** Closed lines keep this many points whatever they weigh: a small island stays on the map. */
const LEAST_RING_POINTS = 9

/** Drops the points that weigh less than `leastWeight` (square degrees); ends of borders and the shape of small rings stay. */
export function simplifyArcs<T extends Topology>(weighted: T, leastWeight: number): T {
  const arcs = (weighted.arcs as unknown as Weighted[][]).map((arc) => {
    const first = arc[0]!
    const last = arc[arc.length - 1]!
    const closed = first[0] === last[0] && first[1] === last[1]
    const least = closed ? Math.min(leastWeight, nthLargestWeight(arc, LEAST_RING_POINTS)) : leastWeight
    return arc
      .filter((point, index) => index === 0 || index === arc.length - 1 || point[2] >= least)
      .map(([lon, lat]): Position => [lon, lat])
  })
  return { ...weighted, arcs }
}

function nthLargestWeight(arc: Weighted[], n: number): number {
  if (arc.length <= n) return 0
  return arc.map((point) => point[2]).sort((a, b) => b - a)[n - 1]!
}
