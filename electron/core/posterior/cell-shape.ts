import { cellArea, cellToChildren, cellToLatLng, getHexagonEdgeLengthAvg, UNITS } from 'h3-js'
import { unitVector } from './unit-vector.ts'

/** One H3 cell with its centre; children are made when first asked for and kept. */
export interface CellShape {
  cell: string
  resolution: number
  x: number
  y: number
  z: number
  /** Share of its parent's area, 0..1; 1 for the grid's own cells. Land below the grid's resolution is not known: area stands in. */
  shareOfParent: number
  children: CellShape[] | null
}

const edgeKm = Array.from({ length: 16 }, (_, resolution) => getHexagonEdgeLengthAvg(resolution, UNITS.km))

/** Average distance from centre to corner, km. */
export const cellRadiusKm = (resolution: number) => edgeKm[resolution] ?? 0

export const cellAreaKm2 = (cell: string) => cellArea(cell, UNITS.km2)

export function cellShape(cell: string, resolution: number, shareOfParent: number): CellShape {
  const [lat, lon] = cellToLatLng(cell)
  const [x, y, z] = unitVector({ lat, lon })
  return { cell, resolution, x, y, z, shareOfParent, children: null }
}

/** The seven (six under a pentagon) children; their shares add up to 1. */
export function childrenOf(shape: CellShape): CellShape[] {
  if (shape.children !== null) return shape.children
  const cells = cellToChildren(shape.cell, shape.resolution + 1)
  const areas = cells.map(cellAreaKm2)
  const total = areas.reduce((sum, area) => sum + area, 0)
  shape.children = cells.map((cell, index) => cellShape(cell, shape.resolution + 1, (areas[index] ?? 0) / total))
  return shape.children
}
