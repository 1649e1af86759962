import { cellArea, polygonToCells } from 'h3-js'
import type { CountryCode } from '../../../../electron/contract/geography.ts'
import type { WorldGrid } from '../../../../electron/core/posterior/world-grid.ts'

interface Box {
  code: CountryCode
  south: number
  west: number
  north: number
  east: number
  /** Prior per km², relative to the other boxes. */
  weight: number
}

/** Countries as boxes of cells; the prior is even within each. */
export function gridOfBoxes(boxes: Box[], resolution = 4): WorldGrid {
  const cells: string[] = []
  const countryOf: number[] = []
  const prior: number[] = []
  const land: number[] = []
  for (const [index, { south, west, north, east, weight }] of boxes.entries())
    for (const cell of polygonToCells(
      [
        [south, west],
        [south, east],
        [north, east],
        [north, west],
      ],
      resolution,
    )) {
      cells.push(cell)
      countryOf.push(index)
      land.push(cellArea(cell, 'km2'))
      prior.push(weight * cellArea(cell, 'km2'))
    }
  const total = prior.reduce((sum, share) => sum + share, 0)
  return {
    resolution,
    cells,
    countryOf: Uint16Array.from(countryOf),
    countryCodes: boxes.map(({ code }) => code),
    landKm2: Float32Array.from(land),
    prior: Float64Array.from(prior, (share) => share / total),
  }
}

/** Two neighbours in the west, one far away, and one that lies on the antimeridian. */
export const boxes: Box[] = [
  { code: 'PT', south: 37, west: -9.5, north: 42, east: -7, weight: 3 },
  { code: 'ES', south: 37, west: -7, north: 43, east: 3, weight: 2 },
  { code: 'JP', south: 33, west: 131, north: 38, east: 141, weight: 4 },
  { code: 'FJ', south: -19, west: 176, north: -15, east: 179.9, weight: 1 },
  { code: 'FJ', south: -19, west: -179.9, north: -15, east: -178, weight: 1 },
]
export const smallGrid = gridOfBoxes(boxes)
