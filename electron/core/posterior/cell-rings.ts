import { cellToBoundary } from 'h3-js'
import type { MultiPolygon } from '../../contract/geography.ts'
import { crossesAntimeridian, splitAtAntimeridian } from './antimeridian.ts'
import { polygonsOfRings } from './ring-nesting.ts'

type Ring = [lon: number, lat: number][]

/** About 1 m: neighbours compute their shared corner each for itself, equal to some 10⁻⁹ degrees. */
const STEPS_PER_DEGREE = 1e5
const LON_STEPS = 361 * STEPS_PER_DEGREE
/** More vertices than any outline has; makes one number of two vertex numbers. */
const VERTICES_AT_MOST = 2 ** 24

/** Cells of one resolution gathered one by one, whose outline can be had at any moment: regions of rising levels share the work. */
export interface Outline {
  add(cell: string): void
  polygons(): MultiPolygon
}

/**
 * The outline of cells of one resolution: their edges but those that two of them share, chained into rings; outer rings
 * anticlockwise, holes clockwise (RFC 7946). H3's own `cellsToMultiPolygon` does the same some ten times slower and leaves the
 * antimeridian to the caller; here cells that touch it are cut along it, one by one.
 */
export function newOutline(): Outline {
  const cells: string[] = []
  const crossing: MultiPolygon = []
  const numberOf = new Map<number, number>()
  const vertices: Ring = []
  const edges = new Map<number, [from: number, to: number]>()
  return {
    add(cell) {
      cells.push(cell)
      const boundary = cellToBoundary(cell, true) as Ring
      if (crossesAntimeridian(boundary)) {
        crossing.push(...splitAtAntimeridian(boundary))
        return
      }
      let from = vertexNumber(boundary.at(-2) as [number, number], numberOf, vertices)
      for (let corner = 0; corner < boundary.length - 1; corner++) {
        const to = vertexNumber(boundary[corner] as [number, number], numberOf, vertices)
        // The neighbour runs along the same edge the other way.
        if (from !== to && !edges.delete(to * VERTICES_AT_MOST + from)) edges.set(from * VERTICES_AT_MOST + to, [from, to])
        from = to
      }
    },
    polygons() {
      const rings = chained([...edges.values()], vertices)
      return rings === null ? cells.flatMap(singleCell) : [...polygonsOfRings(rings), ...crossing]
    },
  }
}

export function outlineOfCells(cells: string[]): MultiPolygon {
  const outline = newOutline()
  for (const cell of cells) outline.add(cell)
  return outline.polygons()
}

function singleCell(cell: string): MultiPolygon {
  const boundary = cellToBoundary(cell, true) as Ring
  return crossesAntimeridian(boundary) ? splitAtAntimeridian(boundary) : [[boundary]]
}

function vertexNumber(at: [lon: number, lat: number], numberOf: Map<number, number>, vertices: Ring): number {
  const key = Math.round((at[1] + 90) * STEPS_PER_DEGREE) * LON_STEPS + Math.round((at[0] + 180) * STEPS_PER_DEGREE)
  const known = numberOf.get(key)
  if (known !== undefined) return known
  const number = vertices.length
  numberOf.set(key, number)
  vertices.push(at)
  return number
}

/** Null where a corner fell on both sides of a rounding step, so that a ring does not close: the caller then draws cell by cell. */
function chained(edges: [from: number, to: number][], vertices: Ring): Ring[] | null {
  const next = new Map(edges)
  if (next.size !== edges.length) return null
  const rings: Ring[] = []
  for (const start of next.keys()) {
    if (!next.has(start)) continue
    const ring: Ring = [vertices[start] as [number, number]]
    let at = start
    do {
      const to = next.get(at)
      if (to === undefined) return null
      next.delete(at)
      ring.push(vertices[to] as [number, number])
      at = to
    } while (at !== start)
    rings.push(ring)
  }
  return rings
}
