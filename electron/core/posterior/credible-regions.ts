import { getResolution, uncompactCells } from 'h3-js'
import type { MultiPolygon } from '../../contract/geography.ts'
import type { CredibleRegion } from '../../contract/posterior.ts'
import { newOutline, type Outline, outlineOfCells } from './cell-rings.ts'
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
  const outlines = new Map<number, Outline>()
  let mass = 0
  let areaKm2 = 0
  let count = 0
  return CREDIBLE_LEVELS.map((level) => {
    while (count < cells.length && mass < level - ROUNDING) {
      const next = cells[count] as MassCell
      mass += next.mass
      areaKm2 += next.areaKm2
      count++
      outlineOfSize(getResolution(next.cell), outlines).add(next.cell)
    }
    const seamless = inOneSize(cells.slice(0, count).map(({ cell }) => cell))
    return { level, areaKm2, outline: seamless === null ? outlineOfSizes(outlines) : outlineOfCells(seamless) }
  })
}

function outlineOfSize(resolution: number, outlines: Map<number, Outline>): Outline {
  const known = outlines.get(resolution)
  if (known !== undefined) return known
  const outline = newOutline()
  outlines.set(resolution, outline)
  return outline
}

const outlineOfSizes = (outlines: Map<number, Outline>): MultiPolygon =>
  [...outlines.entries()].sort(([a], [b]) => b - a).flatMap(([, outline]) => outline.polygons())

/** The cells in the finest size among them, so that their outline has no seams inside; null where that would be too many, or changes nothing. */
export function inOneSize(cells: string[]): string[] | null {
  const counts = new Map<number, number>()
  for (const cell of cells) counts.set(getResolution(cell), (counts.get(getResolution(cell)) ?? 0) + 1)
  if (counts.size < 2) return null
  const finest = Math.max(...counts.keys())
  let total = 0
  for (const [resolution, count] of counts) total += count * 7 ** (finest - resolution)
  return total <= OUTLINE_CELLS_AT_MOST ? uncompactCells(cells, finest) : null
}
