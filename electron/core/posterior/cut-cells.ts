import { type CellShape, childrenOf } from './cell-shape.ts'
import { areaKm2Of, type GridGeometry } from './grid-geometry.ts'
import { MassHeap } from './mass-heap.ts'
import { CELLS_AT_MOST } from './method.ts'
import type { Surface } from './surface.ts'
import type { WorldGrid } from './world-grid.ts'

export interface MassCell {
  cell: string
  mass: number
  /** The whole cell, water included. */
  areaKm2: number
}

/** A cell that may still be cut: of the grid's tree by (level, index), or finer. */
interface Node {
  cell: string
  mass: number
  level: number
  index: number
  shape: CellShape | null
}

/**
 * The surface as at most `CELLS_AT_MOST` cells that do not overlap, densest first: from the coarsest cells down, the weightiest is
 * cut into its children until the number is reached, so what is merged is always the least of it. Their masses add up to the surface's.
 */
export function cutCells(grid: WorldGrid, geometry: GridGeometry, surface: Surface): MassCell[] {
  const finer = massOfFinerCells(surface)
  const levels = massOfLevels(grid, geometry, surface, finer)
  const heap = new MassHeap<Node>()
  const done: Node[] = []
  for (const [index, cell] of (geometry.cells[0] ?? []).entries())
    heap.push({ cell, mass: levels[0]?.[index] ?? 0, level: 0, index, shape: null })
  while (heap.size > 0 && heap.size + done.length < CELLS_AT_MOST) {
    const node = heap.pop() as Node
    const below = childrenOfNode(node, grid, geometry, surface, levels, finer)
    if (below === null) done.push(node)
    else for (const child of below) heap.push(child)
  }
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) done.push(node)
  const cells = done
    .filter(({ mass }) => mass > 0)
    .map(({ cell, mass }) => {
      const areaKm2 = areaKm2Of(geometry, cell)
      return { cell, mass, areaKm2, density: mass / areaKm2 }
    })
  return cells
    .sort((a, b) => b.density - a.density || (a.cell < b.cell ? -1 : 1))
    .map(({ cell, mass, areaKm2 }) => ({ cell, mass, areaKm2 }))
}

function massOfLevels(grid: WorldGrid, geometry: GridGeometry, { mesh, mass }: Surface, finer: Map<CellShape, number>): Float64Array[] {
  const levels = geometry.cells.map((cells) => new Float64Array(cells.length))
  const own = levels[grid.resolution] as Float64Array
  for (let entry = 0; entry < mesh.entryCount; entry++) {
    const cell = geometry.cellOfEntry[entry] as number
    own[cell] = (own[cell] as number) + (mass[entry] as number)
  }
  for (const [cell, shape] of mesh.splitCells) own[cell] = massBelow(shape, mesh.split, finer)
  for (let level = grid.resolution; level > 0; level--) {
    const here = levels[level] as Float64Array
    const above = levels[level - 1] as Float64Array
    const parents = geometry.parents[level] as Uint32Array
    for (let index = 0; index < here.length; index++) {
      const parent = parents[index] as number
      above[parent] = (above[parent] as number) + (here[index] as number)
    }
  }
  return levels
}

/** A border cell's finer cells stand once per country; here their masses are one. */
function massOfFinerCells({ mesh, mass }: Surface): Map<CellShape, number> {
  const sums = new Map<CellShape, number>()
  for (const [index, shape] of mesh.finer.entries()) sums.set(shape, (sums.get(shape) ?? 0) + (mass[mesh.entryCount + index] as number))
  return sums
}

/** What was added up once is kept in `finer`: the way down asks for it again at every step. */
function massBelow(shape: CellShape, split: Set<CellShape>, finer: Map<CellShape, number>): number {
  const known = finer.get(shape)
  if (known !== undefined || !split.has(shape)) return known ?? 0
  let sum = 0
  for (const child of childrenOf(shape)) sum += massBelow(child, split, finer)
  finer.set(shape, sum)
  return sum
}

/** Null where the node is as fine as the surface. */
function childrenOfNode(
  node: Node,
  grid: WorldGrid,
  geometry: GridGeometry,
  { mesh }: Surface,
  levels: Float64Array[],
  finer: Map<CellShape, number>,
): Node[] | null {
  const shape = node.level === grid.resolution ? mesh.splitCells.get(node.index) : node.shape
  if (shape != null) {
    if (!mesh.split.has(shape)) return null
    return childrenOf(shape).map((child) => ({
      cell: child.cell,
      mass: massBelow(child, mesh.split, finer),
      level: child.resolution,
      index: -1,
      shape: child,
    }))
  }
  if (node.level === grid.resolution) return null
  const { starts, members } = geometry.children[node.level] as GridGeometry['children'][number]
  return Array.from(members.subarray(starts[node.index], starts[node.index + 1]), (index) => ({
    cell: geometry.cells[node.level + 1]?.[index] as string,
    mass: levels[node.level + 1]?.[index] as number,
    level: node.level + 1,
    index,
    shape: null,
  }))
}
