// Bicubic resizing as Pillow does it (src/libImaging/Resample.c, 8 bits a channel): what these models were trained on. Sums of
// whole numbers, so that every machine gives the same pixels.
import type { RgbImage } from '../engine-protocol.ts'

const PRECISION_BITS = 22
const HALF = 1 << (PRECISION_BITS - 1)
const SUPPORT = 2
const SHARPNESS = -0.5

/** The picture in exactly this size, stretched where the proportions differ. */
export function resizePhoto(image: RgbImage, widthPx: number, heightPx: number): RgbImage {
  if (image.widthPx === widthPx && image.heightPx === heightPx) return image
  const narrow = image.widthPx === widthPx ? image.rgb : horizontally(image, taps(image.widthPx, widthPx))
  const rgb = image.heightPx === heightPx ? narrow : vertically(narrow, widthPx, taps(image.heightPx, heightPx))
  return { rgb, widthPx, heightPx }
}

interface Taps {
  /** For each pixel that is made: the first that it is made from, and how many. */
  firsts: Int32Array
  counts: Int32Array
  /** `most` for each pixel that is made, in units of 2^-22. */
  weights: Int32Array
  most: number
}

function taps(from: number, to: number): Taps {
  const scale = from / to
  const spread = Math.max(scale, 1)
  const support = SUPPORT * spread
  const most = Math.ceil(support) * 2 + 1
  const found: Taps = { firsts: new Int32Array(to), counts: new Int32Array(to), weights: new Int32Array(to * most), most }
  for (let at = 0; at < to; at++) {
    const centre = (at + 0.5) * scale
    const first = Math.max(Math.trunc(centre - support + 0.5), 0)
    const count = Math.min(Math.trunc(centre + support + 0.5), from) - first
    const raw = Array.from({ length: count }, (_, tap) => cubic((tap + first - centre + 0.5) / spread))
    const sum = raw.reduce((total, weight) => total + weight, 0)
    found.firsts[at] = first
    found.counts[at] = count
    for (const [tap, weight] of raw.entries()) {
      const fixed = (sum === 0 ? weight : weight / sum) * 2 ** PRECISION_BITS
      found.weights[at * most + tap] = Math.trunc(fixed + (fixed < 0 ? -0.5 : 0.5))
    }
  }
  return found
}

/** Keys 1981, with Pillow's parameter. */
function cubic(signedDistance: number): number {
  const x = Math.abs(signedDistance)
  if (x < 1) return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1
  return x < SUPPORT ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0
}

function horizontally({ rgb, widthPx, heightPx }: RgbImage, { firsts, counts, weights, most }: Taps): Uint8Array {
  const made = new Uint8ClampedArray(firsts.length * heightPx * 3)
  let into = 0
  for (let row = 0; row < heightPx; row++) {
    for (let at = 0; at < firsts.length; at++) {
      let from = (row * widthPx + (firsts[at] as number)) * 3
      let red = HALF
      let green = HALF
      let blue = HALF
      const end = at * most + (counts[at] as number)
      for (let tap = at * most; tap < end; tap++) {
        const weight = weights[tap] as number
        red += (rgb[from] as number) * weight
        green += (rgb[from + 1] as number) * weight
        blue += (rgb[from + 2] as number) * weight
        from += 3
      }
      made[into++] = red >> PRECISION_BITS
      made[into++] = green >> PRECISION_BITS
      made[into++] = blue >> PRECISION_BITS
    }
  }
  return new Uint8Array(made.buffer)
}

function vertically(rgb: Uint8Array, widthPx: number, { firsts, counts, weights, most }: Taps): Uint8Array {
  const rowBytes = widthPx * 3
  const made = new Uint8ClampedArray(firsts.length * rowBytes)
  const sums = new Int32Array(rowBytes)
  for (let row = 0; row < firsts.length; row++) {
    sums.fill(HALF)
    for (let tap = 0; tap < (counts[row] as number); tap++) {
      const weight = weights[row * most + tap] as number
      const from = ((firsts[row] as number) + tap) * rowBytes
      for (let at = 0; at < rowBytes; at++) sums[at] = (sums[at] as number) + (rgb[from + at] as number) * weight
    }
    for (let at = 0; at < rowBytes; at++) made[row * rowBytes + at] = (sums[at] as number) >> PRECISION_BITS
  }
  return new Uint8Array(made.buffer)
}
