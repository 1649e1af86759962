import type { MultiLineString, Position } from 'geojson'
import { mesh, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { isContested } from '../gazetteer/areas.ts'
import { type OutlineFields, simplifyArcs, type weighOutlines } from '../gazetteer/outlines.ts'

type Weighted = ReturnType<typeof weighOutlines>
type Lines = Topology<{ lines: GeometryObject }>

/** Drops triangles below this many square degrees: about 2 km at the equator, a pixel at zoom 6. */
const LEAST_WEIGHT = 4e-4
/** Steps of the grid that coordinates are rounded to: 0.0036°, or 400 m, in longitude. */
const QUANTIZATION = 1e5
const fieldsOf = (object: GeometryObject) => (object as unknown as { properties: OutlineFields }).properties

/** Borders between first-level divisions of one country; coasts and borders between countries are in `countries.json`. */
export function regionLines(weighted: Weighted): Lines {
  return lines(
    weighted,
    (a, b) => a !== b && fieldsOf(a).adm0_a3 === fieldsOf(b).adm0_a3 && !isContested(fieldsOf(a)) && !isContested(fieldsOf(b)),
  )
}

/** Edges of contested ground towards the rest of the world, coasts left out. */
export function contestedLines(weighted: Weighted): Lines {
  return lines(weighted, (a, b) => a !== b && isContested(fieldsOf(a)) !== isContested(fieldsOf(b)))
}

function lines(weighted: Weighted, filter: (a: GeometryObject, b: GeometryObject) => boolean): Lines {
  const simplified = simplifyArcs(weighted, LEAST_WEIGHT)
  const merged: MultiLineString = mesh(simplified, simplified.objects.outlines as GeometryCollection<OutlineFields>, filter)
  const rounded = merged.coordinates.map((line) => line.map(([lon, lat]): Position => [round(lon!), round(lat!)]))
  const built = topology({ lines: { type: 'MultiLineString', coordinates: rounded } as MultiLineString })
  return quantize(built as unknown as Parameters<typeof quantize>[0], QUANTIZATION) as unknown as Lines
}

const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4
