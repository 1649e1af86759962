import { describe, expect, test } from 'vitest'
import { tileGrid } from '../../../../electron/core/photos/tile-grid.ts'

const grid = (widthPx: number, heightPx: number, mostTiles = 12, fewestTiles = 1) => {
  const { columns, rows } = tileGrid({ widthPx, heightPx }, { tileSidePx: 448, fewestTiles, mostTiles })
  return `${columns}×${rows}`
}

describe('the tiles of a photo', () => {
  test('have its shape', () => {
    expect(grid(1792, 448)).toBe('4×1')
    expect(grid(448, 1792)).toBe('1×4')
    expect(grid(1200, 800)).toBe('3×2')
    expect(grid(900, 1300)).toBe('2×3')
  })

  test('are more where the photo fills them by half, fewer where it does not', () => {
    expect(grid(400, 400)).toBe('1×1')
    expect(grid(700, 700)).toBe('2×2')
    expect(grid(1000, 1000)).toBe('3×3')
    // Two by two is not half full, and comes no more once one tile was found to fit.
    expect(grid(600, 600)).toBe('1×1')
    expect(grid(640, 640)).toBe('2×2')
  })

  test('are no more than allowed and no fewer', () => {
    expect(grid(4000, 3000)).toBe('4×3')
    expect(grid(4000, 3000, 4)).toBe('2×2')
    expect(grid(4000, 3000, 1)).toBe('1×1')
    expect(grid(4000, 3000, 12, 8)).toBe('4×3')
    expect(grid(10_000, 100)).toBe('12×1')
  })
})
