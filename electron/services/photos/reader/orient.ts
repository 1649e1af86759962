import type { RgbImage } from '../../inference/engine-protocol.ts'

/** For EXIF orientation o, where upright pixel (x, y) is stored; w and h are the stored width and height. Source: Exif 2.32, 4.6.4. */
const STORED_AT: Record<number, (x: number, y: number, w: number, h: number) => [x: number, y: number]> = {
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - 1 - x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, w) => [w - 1 - y, x],
}

/** True where the upright photo is as wide as the stored one is high. */
export function swapsSides(orientation: number): boolean {
  return orientation >= 5
}

export interface Rectangle {
  left: number
  top: number
  widthPx: number
  heightPx: number
}

/** Where a rectangle of the upright photo is stored. */
export function storedRectangle(upright: Rectangle, orientation: number, stored: { widthPx: number; heightPx: number }): Rectangle {
  const storedAt = STORED_AT[orientation]
  if (!storedAt) return upright
  const { left, top, widthPx, heightPx } = upright
  const [ax, ay] = storedAt(left, top, stored.widthPx, stored.heightPx)
  const [bx, by] = storedAt(left + widthPx - 1, top + heightPx - 1, stored.widthPx, stored.heightPx)
  return { left: Math.min(ax, bx), top: Math.min(ay, by), widthPx: Math.abs(bx - ax) + 1, heightPx: Math.abs(by - ay) + 1 }
}

/** Turns stored pixels upright. Done after shrinking, so that a large photo is never held whole to be turned. */
export function turnedUpright(image: RgbImage, orientation: number): RgbImage {
  const storedAt = STORED_AT[orientation]
  if (!storedAt) return image
  const { widthPx: w, heightPx: h } = image
  const [widthPx, heightPx] = swapsSides(orientation) ? [h, w] : [w, h]
  const rgb = new Uint8Array(image.rgb.length)
  for (let y = 0, to = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const [fromX, fromY] = storedAt(x, y, w, h)
      const from = (fromY * w + fromX) * 3
      rgb[to++] = image.rgb[from]!
      rgb[to++] = image.rgb[from + 1]!
      rgb[to++] = image.rgb[from + 2]!
    }
  }
  return { rgb, widthPx, heightPx }
}
