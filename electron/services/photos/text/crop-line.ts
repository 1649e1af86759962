import type { RgbImage } from '../../inference/engine-protocol.ts'
import { type Corners, sidesOf } from './rotated-rectangle.ts'

/** From this ratio of height to width on, a box holds a line that runs upwards or downwards. */
const VERTICAL_FROM = 1.5

/** The corners from the text's own top left: a strip higher than wide reads along its long side, from its right top corner down, as PP-OCR was trained. */
export function readingCorners([a, b, c, d]: Corners): Corners {
  const { widthPx, heightPx } = sidesOf([a, b, c, d])
  return heightPx >= widthPx * VERTICAL_FROM ? [b, c, d, a] : [a, b, c, d]
}

/** The box cut out of the page and laid level, at the page's own resolution. Corners start at the text's top left. */
export function croppedLine(page: RgbImage, [a, b, , d]: Corners): RgbImage {
  const width = Math.max(1, Math.round(Math.hypot(b.x - a.x, b.y - a.y)))
  const height = Math.max(1, Math.round(Math.hypot(d.x - a.x, d.y - a.y)))
  const rgb = new Uint8Array(width * height * 3)
  for (let row = 0, to = 0; row < height; row++) {
    const down = (row + 0.5) / height
    for (let column = 0; column < width; column++, to += 3) {
      const across = (column + 0.5) / width
      const x = a.x + (b.x - a.x) * across + (d.x - a.x) * down - 0.5
      const y = a.y + (b.y - a.y) * across + (d.y - a.y) * down - 0.5
      sampleBilinear(page, x, y, rgb, to)
    }
  }
  return { rgb, widthPx: width, heightPx: height }
}

function sampleBilinear({ rgb, widthPx, heightPx }: RgbImage, x: number, y: number, into: Uint8Array, to: number): void {
  const clampedX = Math.min(Math.max(x, 0), widthPx - 1)
  const clampedY = Math.min(Math.max(y, 0), heightPx - 1)
  const left = Math.floor(clampedX)
  const top = Math.floor(clampedY)
  const right = Math.min(left + 1, widthPx - 1)
  const bottom = Math.min(top + 1, heightPx - 1)
  const fx = clampedX - left
  const fy = clampedY - top
  for (let channel = 0; channel < 3; channel++) {
    const at = (px: number, py: number) => rgb[(py * widthPx + px) * 3 + channel]!
    const upper = at(left, top) * (1 - fx) + at(right, top) * fx
    const lower = at(left, bottom) * (1 - fx) + at(right, bottom) * fx
    into[to + channel] = Math.round(upper * (1 - fy) + lower * fy)
  }
}
