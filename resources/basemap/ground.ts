import type { FeatureCollection, Geometry, MultiLineString, MultiPolygon, Position } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, MultiPolygon as TopoPolygon } from 'topojson-specification'
import { isContested } from '../gazetteer/areas.ts'
import { type OutlineFields, simplifyArcs, type weighOutlines } from '../gazetteer/outlines.ts'

/** Close views are painted from these tiles, and distant ones from `countries.json`. */
export const GROUND_ZOOM = 5
/** Units of a tile's side: 38 m at the equator. */
export const GROUND_EXTENT = 32_768
/** About 30 m at the equator: finer than the source is. */
const LEAST_WEIGHT = 1e-7

/** One tile: rings and lines as `x, y` of the first point and the steps to each next, from the tile's north-west corner. */
export interface GroundTile {
  land: number[][]
  coasts: number[][]
  borders: number[][]
  regions: number[][]
  contested: number[][]
}

type Kind = keyof GroundTile
const fieldsOf = (object: GeometryObject) => (object as unknown as { properties: OutlineFields }).properties

/** The world at 1:10m, cut into tiles; `emit` is told each one that holds anything, by column and row. */
export function groundTiles(weighted: ReturnType<typeof weighOutlines>, emit: (x: number, y: number, tile: GroundTile) => void): void {
  const topology = simplifyArcs(weighted, LEAST_WEIGHT)
  const outlines = topology.objects.outlines as GeometryCollection<OutlineFields>
  const state = (object: GeometryObject) => fieldsOf(object).adm0_a3
  const contested = (object: GeometryObject) => isContested(fieldsOf(object))
  const lines = (filter: (a: GeometryObject, b: GeometryObject) => boolean) => cut(withoutEdges(mesh(topology, outlines, filter)))
  const sources: Record<Kind, GeoJSONVT> = {
    land: cut(merge(topology, outlines.geometries as TopoPolygon[])),
    coasts: lines((a, b) => a === b),
    borders: lines((a, b) => a !== b && state(a) !== state(b)),
    regions: lines((a, b) => a !== b && state(a) === state(b) && !contested(a) && !contested(b)),
    contested: lines((a, b) => a !== b && contested(a) !== contested(b)),
  }
  for (let x = 0; x < 2 ** GROUND_ZOOM; x++) {
    for (let y = 0; y < 2 ** GROUND_ZOOM; y++) {
      const tile = Object.fromEntries(
        Object.entries(sources).map(([kind, source]) => [kind, stepsOf(source, x, y)]),
      ) as unknown as GroundTile
      if (Object.values(tile).some((shapes) => shapes.length > 0)) emit(x, y, tile)
    }
  }
}

function cut(geometry: MultiPolygon | MultiLineString): GeoJSONVT {
  const data: FeatureCollection<Geometry> = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
  return new GeoJSONVT(data, {
    maxZoom: GROUND_ZOOM,
    indexMaxZoom: GROUND_ZOOM,
    indexMaxPoints: 0,
    tolerance: 3,
    extent: GROUND_EXTENT,
    buffer: 256,
  })
}

/** A line along the edge of the flat world is where the data was cut, no coast. */
function withoutEdges({ coordinates }: MultiLineString): MultiLineString {
  const onEdge = ([lon = 0, lat = 0]: Position) => Math.abs(Math.abs(lon) - 180) < 1e-6 || lat < -89.9
  const parts: Position[][] = []
  for (const line of coordinates) {
    let part: Position[] = []
    for (const [index, position] of line.entries()) {
      const previous = line[index - 1]
      if (previous && onEdge(previous) && onEdge(position)) {
        parts.push(part)
        part = []
      }
      part.push(position)
    }
    parts.push(part)
  }
  return { type: 'MultiLineString', coordinates: parts.filter((part) => part.length > 1) }
}

function stepsOf(source: GeoJSONVT, x: number, y: number): number[][] {
  const features = source.getTile(GROUND_ZOOM, x, y)?.features ?? []
  return features.flatMap(({ geometry }) =>
    (geometry as [number, number][][]).map((points) => {
      const steps: number[] = []
      let [lastX, lastY] = [0, 0]
      for (const [px, py] of points) {
        if (steps.length > 0 && px === lastX && py === lastY) continue
        steps.push(px - lastX, py - lastY)
        lastX = px
        lastY = py
      }
      return steps
    }),
  )
}
