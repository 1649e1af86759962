import type { RgbImage } from '../../inference/engine-protocol.ts'

/** Size of the picture that is hashed: 8 rows of 8 differences between neighbours. */
export const HASHED_SIZE = { widthPx: 9, heightPx: 8 }

/** Difference hash (Krawetz 2013): bit = "this pixel is darker than its right neighbour"; 16 hexadecimal digits, row by row. */
export function differenceHash({ rgb, widthPx, heightPx }: RgbImage): string {
  if (widthPx !== HASHED_SIZE.widthPx || heightPx !== HASHED_SIZE.heightPx) throw new Error('The difference hash is taken of 9 × 8 pixels')
  const brightness = (x: number, y: number) => {
    const at = (y * widthPx + x) * 3
    // ITU-R BT.601 luma
    return 0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!
  }
  let hash = 0n
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) hash = (hash << 1n) | (brightness(x, y) < brightness(x + 1, y) ? 1n : 0n)
  }
  return hash.toString(16).padStart(16, '0')
}
