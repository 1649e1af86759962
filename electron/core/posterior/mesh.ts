import { EARTH_RADIUS_KM } from '../geography/distance.ts'
import { splitAlongEdges } from './area-edge.ts'
import type { AreaGround } from './area-ground.ts'
import { type CellShape, cellRadiusKm, childrenOf } from './cell-shape.ts'
import { entriesNear } from './entries-near.ts'
import type { PlaceTarget } from './evidence.ts'
import { type GridGeometry, shapeOf } from './grid-geometry.ts'
import { FINEST_RESOLUTION, REFINEMENT } from './method.ts'
import { kernelKey, type PlaceKernel, type Spread } from './place-kernel.ts'
import { chordOf, unitVector } from './unit-vector.ts'
import type { WorldGrid } from './world-grid.ts'

/** Some 4 MB each; a judgement and its undoing alternate between two. */
const MESHES_AT_MOST = 4

/**
 * The grid's entries, and behind them the finer cells near named places and on the edges of areas. Parallel arrays; an entry that was split keeps its
 * position with a prior of 0, and its prior is shared out to the finer cells by area.
 */
export interface Mesh {
  /** Entries of the grid; positions from here on are finer cells. */
  entryCount: number
  count: number
  /** x, y, z per position. */
  vectors: Float64Array
  prior: Float64Array
  countryOf: Uint16Array
  resolutionOf: Uint8Array
  /** Of the finer cells only, by position − entryCount. */
  finer: CellShape[]
  /** entryCount … count − 1. */
  finerPositions: Uint32Array
  /** Cells (of any resolution) that were split. */
  split: Set<CellShape>
  /** Split cells of the grid itself, by their index among the grid's distinct cells. */
  splitCells: Map<number, CellShape>
  /** D/P0 of places on this mesh, as they are asked for. */
  kernels: Map<string, PlaceKernel | null>
  /** What named places capture on this mesh, as it is asked for. */
  captures: Map<string, Spread>
}

/** A mesh with what it is refined for. */
export interface KeptMesh {
  key: string
  areas: readonly AreaGround[]
  mesh: Mesh
}

/** The mesh with finer cells near the places and on the areas' edges; one of the last is handed out again, and nobody may change it. */
export function refinedMesh(grid: WorldGrid, geometry: GridGeometry, places: PlaceTarget[], areas: readonly AreaGround[] = []): Mesh {
  const byKey = new Map(places.map((place) => [kernelKey(place), place]))
  const keys = [...byKey.keys()].sort()
  const key = keys.join(' ')
  const { meshes } = geometry
  const at = meshes.findIndex((kept) => kept.key === key && sameItems(kept.areas, areas))
  // The one asked for last goes to the end: the first is the one to give up.
  const [ready] = at < 0 ? [] : meshes.splice(at, 1)
  const sorted = keys.map((name) => byKey.get(name) as PlaceTarget)
  const kept = ready ?? { key, areas, mesh: meshNear(grid, geometry, sorted, areas) }
  meshes.push(kept)
  if (meshes.length > MESHES_AT_MOST) meshes.shift()
  return kept.mesh
}

/** Grounds of areas are kept by `area-ground`: the same area is the same object. */
const sameItems = <Item>(a: readonly Item[], b: readonly Item[]) => a.length === b.length && a.every((item, index) => item === b[index])

function meshNear(grid: WorldGrid, geometry: GridGeometry, places: PlaceTarget[], areas: readonly AreaGround[]): Mesh {
  const split = new Set<CellShape>()
  const splitCells = new Map<number, CellShape>()
  for (const place of places) splitNear(grid, geometry, place, split, splitCells)
  splitAlongEdges(areas, geometry, grid.resolution, split, splitCells)
  const finer: CellShape[] = []
  const finerEntries: number[] = []
  const finerShares: number[] = []
  for (const [cell, shape] of splitCells) {
    const end = geometry.entriesOfCell.starts[cell + 1] as number
    for (let position = geometry.entriesOfCell.starts[cell] as number; position < end; position++) {
      const entry = geometry.entriesOfCell.members[position] as number
      collectLeaves(shape, 1, split, (leaf, share) => {
        finer.push(leaf)
        finerEntries.push(entry)
        finerShares.push(share)
      })
    }
  }
  return assembled(grid, geometry, { finer, finerEntries, finerShares, split, splitCells })
}

function splitNear(
  grid: WorldGrid,
  geometry: GridGeometry,
  place: PlaceTarget,
  split: Set<CellShape>,
  splitCells: Map<number, CellShape>,
): void {
  if (grid.resolution >= FINEST_RESOLUTION) return
  const at = unitVector(place.at)
  // No cell further off than its radius ÷ REFINEMENT is ever split.
  const chord = chordOf(cellRadiusKm(grid.resolution) / REFINEMENT)
  for (const entry of entriesNear(geometry, at, chord)) {
    const cell = geometry.cellOfEntry[entry] as number
    const shape = shapeOf(geometry, geometry.cells[grid.resolution]?.[cell] as string, grid.resolution)
    if (splitDown(shape, at, place.radiusKm, split)) splitCells.set(cell, shape)
  }
}

function splitDown(shape: CellShape, at: readonly [number, number, number], radiusKm: number, split: Set<CellShape>): boolean {
  if (shape.resolution >= FINEST_RESOLUTION) return false
  const distanceSquaredKm2 = ((shape.x - at[0]) ** 2 + (shape.y - at[1]) ** 2 + (shape.z - at[2]) ** 2) * EARTH_RADIUS_KM ** 2
  if (cellRadiusKm(shape.resolution) <= REFINEMENT * Math.sqrt(radiusKm ** 2 + distanceSquaredKm2)) return false
  split.add(shape)
  for (const child of childrenOf(shape)) splitDown(child, at, radiusKm, split)
  return true
}

function collectLeaves(shape: CellShape, share: number, split: Set<CellShape>, take: (leaf: CellShape, share: number) => void): void {
  if (split.has(shape)) for (const child of childrenOf(shape)) collectLeaves(child, share * child.shareOfParent, split, take)
  else take(shape, share)
}

interface Finer {
  finer: CellShape[]
  finerEntries: number[]
  finerShares: number[]
  split: Set<CellShape>
  splitCells: Map<number, CellShape>
}

function assembled(grid: WorldGrid, geometry: GridGeometry, { finer, finerEntries, finerShares, split, splitCells }: Finer): Mesh {
  const entryCount = grid.cells.length
  const count = entryCount + finer.length
  const mesh: Mesh = {
    entryCount,
    count,
    vectors: new Float64Array(3 * count),
    prior: new Float64Array(count),
    countryOf: new Uint16Array(count),
    resolutionOf: new Uint8Array(count).fill(grid.resolution, 0, entryCount),
    finer,
    finerPositions: Uint32Array.from(finer, (_, index) => entryCount + index),
    split,
    splitCells,
    kernels: new Map(),
    captures: new Map(),
  }
  mesh.vectors.set(geometry.vectors)
  mesh.prior.set(grid.prior)
  mesh.countryOf.set(grid.countryOf)
  for (const [index, shape] of finer.entries()) {
    const entry = finerEntries[index] as number
    const position = entryCount + index
    mesh.vectors[3 * position] = shape.x
    mesh.vectors[3 * position + 1] = shape.y
    mesh.vectors[3 * position + 2] = shape.z
    mesh.prior[position] = (grid.prior[entry] as number) * (finerShares[index] as number)
    mesh.countryOf[position] = grid.countryOf[entry] as number
    mesh.resolutionOf[position] = shape.resolution
  }
  for (const entry of new Set(finerEntries)) mesh.prior[entry] = 0
  return mesh
}
