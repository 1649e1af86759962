import { cellToLatLng, cellToParent } from 'h3-js'
import type { CountryCode } from '../../contract/geography.ts'
import { type CellShape, cellAreaKm2, cellShape } from './cell-shape.ts'
import { distinct, type Groups, grouped } from './groups.ts'
import type { KeptMesh } from './mesh.ts'
import type { Spread } from './place-kernel.ts'
import { unitVector } from './unit-vector.ts'
import type { WorldGrid } from './world-grid.ts'

/** What can be known of a grid once and for all computations. */
export interface GridGeometry {
  /** Centre of each entry as a unit vector: x, y, z, x, y, z, … */
  vectors: Float64Array
  /** The cells of each resolution 0..grid.resolution, each once. */
  cells: string[][]
  /** Of each grid entry, its index in `cells[grid.resolution]`. */
  cellOfEntry: Uint32Array
  /** `parents[r][i]` is the index in `cells[r − 1]` of the parent of `cells[r][i]`; empty for r = 0. */
  parents: Uint32Array[]
  /** `children[r]` groups the cells of resolution r + 1 by their parent in `cells[r]`. */
  children: Groups[]
  entriesOfCell: Groups
  /** Prior within each of the grid's countries, and the index of those that have any. */
  countryPrior: Float64Array
  countryIndex: Map<CountryCode, number>
  /** Entries by coarse cell, for finding those near a point; with each coarse cell's centre and reach (chord). */
  buckets: Groups
  bucketVectors: Float64Array
  bucketReach: Float64Array
  /** Finer cells, made when a place needs them; emptied when they become many. */
  shapes: Map<string, CellShape>
  /** Areas of cells that were handed out before: the same ones come back at every recomputation. */
  areasKm2: Map<string, number>
  /** How places spread over the grid's own land, whatever else is refined: the same ones come back at every recomputation. */
  spreads: { byPlace: Map<string, Spread>; positions: number }
  /** Meshes used last, newest at the end. */
  meshes: KeptMesh[]
}

const known = new WeakMap<WorldGrid, GridGeometry>()
/** Coarse cells of a bucket are this many resolutions above the grid's: 49 entries or so each. */
const BUCKET_STEPS = 2
const SHAPES_AT_MOST = 20_000
const AREAS_AT_MOST = 100_000

export function geometryOf(grid: WorldGrid): GridGeometry {
  const ready = known.get(grid)
  if (ready !== undefined) return ready
  const geometry = measured(grid)
  known.set(grid, geometry)
  return geometry
}

/** The shape of one of the grid's own cells, kept with whatever finer cells are made below it. */
export function shapeOf(geometry: GridGeometry, cell: string, resolution: number): CellShape {
  const ready = geometry.shapes.get(cell)
  if (ready !== undefined) return ready
  if (geometry.shapes.size >= SHAPES_AT_MOST) geometry.shapes.clear()
  const shape = cellShape(cell, resolution, 1)
  geometry.shapes.set(cell, shape)
  return shape
}

/** Area of a cell of any resolution, water included. */
export function areaKm2Of(geometry: GridGeometry, cell: string): number {
  const ready = geometry.areasKm2.get(cell)
  if (ready !== undefined) return ready
  if (geometry.areasKm2.size >= AREAS_AT_MOST) geometry.areasKm2.clear()
  const area = cellAreaKm2(cell)
  geometry.areasKm2.set(cell, area)
  return area
}

function measured(grid: WorldGrid): GridGeometry {
  const finest = distinct(grid.cells)
  const cells: string[][] = []
  const parents: Uint32Array[] = []
  cells[grid.resolution] = finest.values
  for (let resolution = grid.resolution; resolution > 0; resolution--) {
    const above = distinct((cells[resolution] ?? []).map((cell) => cellToParent(cell, resolution - 1)))
    cells[resolution - 1] = above.values
    parents[resolution] = above.indexes
  }
  parents[0] = new Uint32Array(0)
  const vectors = vectorsOf(finest.values)
  const entryVectors = new Float64Array(3 * grid.cells.length)
  for (const [entry, cell] of finest.indexes.entries()) entryVectors.set(vectors.subarray(3 * cell, 3 * cell + 3), 3 * entry)
  const bucketOfEntry = finest.indexes.slice()
  const bucketResolution = Math.max(0, grid.resolution - BUCKET_STEPS)
  for (let resolution = grid.resolution; resolution > bucketResolution; resolution--) {
    const parentOf = parents[resolution] as Uint32Array
    for (let entry = 0; entry < bucketOfEntry.length; entry++) bucketOfEntry[entry] = parentOf[bucketOfEntry[entry] as number] as number
  }
  const bucketVectors = vectorsOf(cells[bucketResolution] ?? [])
  return {
    vectors: entryVectors,
    cells,
    cellOfEntry: finest.indexes,
    parents,
    children: cells.slice(0, -1).map((list, resolution) => grouped(parents[resolution + 1] as Uint32Array, list.length)),
    ...countryPriors(grid),
    entriesOfCell: grouped(finest.indexes, finest.values.length),
    buckets: grouped(bucketOfEntry, bucketVectors.length / 3),
    bucketVectors,
    bucketReach: reachOf(entryVectors, bucketOfEntry, bucketVectors),
    shapes: new Map(),
    areasKm2: new Map(),
    spreads: { byPlace: new Map(), positions: 0 },
    meshes: [],
  }
}

function countryPriors(grid: WorldGrid): Pick<GridGeometry, 'countryPrior' | 'countryIndex'> {
  const countryPrior = new Float64Array(grid.countryCodes.length)
  for (const [entry, country] of grid.countryOf.entries())
    if (country < countryPrior.length) countryPrior[country] = (countryPrior[country] as number) + (grid.prior[entry] as number)
  const countryIndex = new Map<CountryCode, number>()
  for (const [position, code] of grid.countryCodes.entries()) if ((countryPrior[position] as number) > 0) countryIndex.set(code, position)
  return { countryPrior, countryIndex }
}

function vectorsOf(cells: string[]): Float64Array {
  const vectors = new Float64Array(3 * cells.length)
  for (const [index, cell] of cells.entries()) {
    const [lat, lon] = cellToLatLng(cell)
    vectors.set(unitVector({ lat, lon }), 3 * index)
  }
  return vectors
}

/** Greatest chord from each bucket's centre to one of its entries. */
function reachOf(vectors: Float64Array, bucketOfEntry: Uint32Array, bucketVectors: Float64Array): Float64Array {
  const reach = new Float64Array(bucketVectors.length / 3)
  for (const [entry, bucket] of bucketOfEntry.entries()) {
    const dx = (vectors[3 * entry] as number) - (bucketVectors[3 * bucket] as number)
    const dy = (vectors[3 * entry + 1] as number) - (bucketVectors[3 * bucket + 1] as number)
    const dz = (vectors[3 * entry + 2] as number) - (bucketVectors[3 * bucket + 2] as number)
    reach[bucket] = Math.max(reach[bucket] as number, Math.sqrt(dx * dx + dy * dy + dz * dz))
  }
  return reach
}
