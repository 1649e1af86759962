import { cellToChildrenSize, getResolution, uncompactCells } from 'h3-js'
import type { MultiPolygon } from '../../contract/geography.ts'
import type { CredibleRegion } from '../../contract/posterior.ts'
import { outlineOfCells } from './cell-rings.ts'
import type { MassCell } from './cut-cells.ts'
import { CREDIBLE_LEVELS, OUTLINE_CELLS_AT_MOST } from './method.ts'

/** Sums of thousands of rounded shares miss a level by less than this. */
const ROUNDING = 1e-9

/**
 * Of cells sorted densest first, the fewest that hold each level at least. A cell on the rim counts whole, and so does the water of
 * a coastal cell: the area is never understated.
 */
export function credibleRegions(cells: MassCell[]): CredibleRegion[] {
  if (cells.length === 0) return []
  return CREDIBLE_LEVELS.map((level) => {
    let mass = 0
    let areaKm2 = 0
    let count = 0
    while (count < cells.length && mass < level - ROUNDING) {
      mass += (cells[count] as MassCell).mass
      areaKm2 += (cells[count] as MassCell).areaKm2
      count++
    }
    return { level, areaKm2, outline: outlineOfMixedCells(cells.slice(0, count).map(({ cell }) => cell)) }
  })
}

/** One outline without inner seams where all cells can be drawn in the finest size among them; else one outline for each size. */
export function outlineOfMixedCells(cells: string[]): MultiPolygon {
  const bySize = new Map<number, string[]>()
  for (const cell of cells) {
    const resolution = getResolution(cell)
    const same = bySize.get(resolution)
    if (same === undefined) bySize.set(resolution, [cell])
    else same.push(cell)
  }
  if (bySize.size > 1) {
    const finest = Math.max(...bySize.keys())
    let count = 0
    for (const [, same] of bySize) count += same.length * cellToChildrenSize(same[0] as string, finest)
    if (count <= OUTLINE_CELLS_AT_MOST) return outlineOfCells(uncompactCells(cells, finest))
  }
  return [...bySize.entries()].sort(([a], [b]) => b - a).flatMap(([, same]) => outlineOfCells(same))
}
