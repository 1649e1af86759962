import { BLOCKS } from '../../core/places/gazetteer-layout.ts'
import type { WorldGrid } from '../../core/posterior/world-grid.ts'
import { readBlock } from './place-columns.ts'
import type { Statements } from './sql/statements.ts'

const CELL_LETTERS = 15

export function readWorldGrid(statements: Statements, countryCodes: string[], resolution: number): WorldGrid {
  const letters = statements.block.get(BLOCKS.gridCells)
  if (!letters) throw new Error(`block "${BLOCKS.gridCells}" is missing`)
  const text = letters.toString('latin1')
  const cells = Array.from({ length: text.length / CELL_LETTERS }, (_, i) => text.slice(i * CELL_LETTERS, (i + 1) * CELL_LETTERS))
  return {
    resolution,
    cells,
    countryOf: readBlock(statements, BLOCKS.gridCountry, Uint16Array),
    countryCodes,
    landKm2: readBlock(statements, BLOCKS.gridLand, Float32Array),
    prior: readBlock(statements, BLOCKS.gridPrior, Float64Array),
  }
}
