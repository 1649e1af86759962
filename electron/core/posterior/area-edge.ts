import { type AreaGround, ON_EDGE, onEdge } from './area-ground.ts'
import { type CellShape, cellRadiusKm, childrenOf } from './cell-shape.ts'
import { type GridGeometry, shapeOf } from './grid-geometry.ts'
import { AREA_EDGE_SPLITS, AREA_FINEST_RESOLUTION, AREA_PART } from './method.ts'

/**
 * Splits the cells on the edges of areas, all of one size before any finer one, until they are small beside their area or the
 * number is used up, which is shared out evenly: no area's cells depend on the others.
 */
export function splitAlongEdges(
  grounds: readonly AreaGround[],
  geometry: GridGeometry,
  resolution: number,
  split: Set<CellShape>,
  splitCells: Map<number, CellShape>,
): void {
  for (const ground of grounds) {
    let left = Math.floor(AREA_EDGE_SPLITS / grounds.length)
    let level: CellShape[] = []
    const grid = geometry.cells[resolution] ?? []
    const own = new Map<CellShape, number>()
    if (ground.states.reduce((count, state) => count + (state === ON_EDGE ? 1 : 0), 0) > left) continue
    for (let cell = 0; cell < grid.length; cell++) {
      if (ground.states[cell] !== ON_EDGE) continue
      const shape = shapeOf(geometry, grid[cell] as string, resolution)
      level.push(shape)
      own.set(shape, cell)
    }
    for (let size = resolution; size < AREA_FINEST_RESOLUTION; size++) {
      if (level.length > left || cellRadiusKm(size) <= AREA_PART * ground.test.sizeKm) break
      left -= level.length
      const below: CellShape[] = []
      for (const shape of level) {
        split.add(shape)
        const cell = own.get(shape)
        if (cell !== undefined) splitCells.set(cell, shape)
        for (const child of childrenOf(shape)) if (onEdge(ground.test, child)) below.push(child)
      }
      level = below
    }
  }
}
