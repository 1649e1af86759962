import fc from 'fast-check'
import { cellArea, cellToBoundary, cellToChildren, gridDisk, gridRing, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { outlineOfCells } from '../../../../electron/core/posterior/cell-rings.ts'
import { inOneSize } from '../../../../electron/core/posterior/credible-regions.ts'
import { signedArea } from '../../../../electron/core/posterior/ring-nesting.ts'

const degreesOf = (outline: number[][][][]) =>
  outline.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + signedArea(ring as [number, number][]) / 2, 0), 0)
const degreesOfCells = (cells: string[]) =>
  cells.reduce((sum, cell) => sum + signedArea(cellToBoundary(cell, true) as [number, number][]) / 2, 0)

describe('the outline of cells', () => {
  it('of one cell is the cell', () => {
    const cell = latLngToCell(38.7, -9.1, 6)
    expect(outlineOfCells([cell])[0]?.[0]).toHaveLength(7)
  })
  it('of a disc is one ring without the inner edges', () => {
    const [polygon, ...more] = outlineOfCells(gridDisk(latLngToCell(38.7, -9.1, 6), 3))
    expect(more).toEqual([])
    expect(polygon).toHaveLength(1)
    expect(polygon?.[0]).toHaveLength(6 * (2 * 3 + 1) + 1)
  })
  it('of a ring of cells has a hole, clockwise', () => {
    const [polygon] = outlineOfCells(gridRing(latLngToCell(38.7, -9.1, 6), 2))
    expect(polygon).toHaveLength(2)
    expect(signedArea(polygon?.[0] as [number, number][])).toBeGreaterThan(0)
    expect(signedArea(polygon?.[1] as [number, number][])).toBeLessThan(0)
  })
  it('covers as much as the cells do, wherever they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -75, max: 75 }),
        fc.integer({ min: -170, max: 170 }),
        fc.integer({ min: 0, max: 5 }),
        fc.nat(200),
        (lat, lon, size, drop) => {
          const cells = gridDisk(latLngToCell(lat, lon, 4), size).filter((_, index) => (index * 7 + drop) % 5 !== 0)
          expect(degreesOf(outlineOfCells(cells))).toBeCloseTo(degreesOfCells(cells), 6)
        },
      ),
    )
  })
  it('is cut along the antimeridian into closed rings that cover the cells', () => {
    const cells = gridDisk(latLngToCell(-17, 180, 4), 3)
    const outline = outlineOfCells(cells)
    for (const ring of outline.flat()) {
      expect(ring[0]).toEqual(ring.at(-1))
      expect(signedArea(ring as [number, number][])).toBeGreaterThan(0)
      for (const [lon] of ring) expect(Math.abs(lon)).toBeLessThanOrEqual(180)
    }
    const km2 = cells.reduce((sum, cell) => sum + cellArea(cell, 'km2'), 0)
    expect((degreesOf(outline) * 111.2 ** 2 * Math.cos((17 * Math.PI) / 180)) / km2).toBeCloseTo(1, 1)
  })
  it.each([90, -90])('closes a cell round the pole at %i° along the whole width of the map', (lat) => {
    const [polygon] = outlineOfCells([latLngToCell(lat, 0, 3)])
    const ring = polygon?.[0] as [number, number][]
    expect(signedArea(ring)).toBeGreaterThan(0)
    expect(ring.map(([, at]) => at)).toContain(lat)
    expect(Math.max(...ring.map(([lon]) => lon)) - Math.min(...ring.map(([lon]) => lon))).toBe(360)
  })
  it('of cells of two sizes is drawn in the finer one, without seams', () => {
    const [centre, ...around] = gridDisk(latLngToCell(38.7, -9.1, 5), 1)
    const cells = inOneSize([...cellToChildren(centre as string, 6), ...around])
    expect(cells).toHaveLength(7 * 7)
    expect(outlineOfCells(cells ?? [])).toHaveLength(1)
  })
})
