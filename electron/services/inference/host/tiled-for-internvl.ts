import { type TileRules, tileGrid } from '../../../core/photos/tile-grid.ts'
import type { RgbImage } from '../engine-protocol.ts'
import { resizePhoto } from './resize-photo.ts'

/**
 * The photo in the tiles that InternVL was trained on, row by row, and behind them the whole photo in the size of one.
 * libmtmd would choose another grid, keep the proportions and put black bars beside the photo.
 */
export function tiledForInternvl(image: RgbImage, rules: TileRules): RgbImage[] {
  const { tileSidePx } = rules
  const { columns, rows } = tileGrid(image, rules)
  const whole = resizePhoto(image, columns * tileSidePx, rows * tileSidePx)
  if (columns * rows === 1) return [whole]
  const tiles = Array.from({ length: columns * rows }, (_, at) => cut(whole, tileSidePx, at % columns, Math.floor(at / columns)))
  return [...tiles, resizePhoto(image, tileSidePx, tileSidePx)]
}

function cut({ rgb, widthPx }: RgbImage, sidePx: number, column: number, row: number): RgbImage {
  const tile = new Uint8Array(sidePx * sidePx * 3)
  for (let y = 0; y < sidePx; y++) {
    const start = ((row * sidePx + y) * widthPx + column * sidePx) * 3
    tile.set(rgb.subarray(start, start + sidePx * 3), y * sidePx * 3)
  }
  return { rgb: tile, widthPx: sidePx, heightPx: sidePx }
}
