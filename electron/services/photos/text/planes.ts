import type { RgbImage } from '../../inference/engine-protocol.ts'

/** Mean and deviation a channel was normalised with in training, in the order blue, green, red. */
export interface Normalisation {
  mean: [number, number, number]
  deviation: [number, number, number]
}

/** Blue, green and red planes of an image, normalised, in a canvas of at least its size; the rest of the canvas is 0. */
export function normalisedPlanes(
  image: RgbImage,
  canvas: { widthPx: number; heightPx: number },
  { mean, deviation }: Normalisation,
): Float32Array {
  const area = canvas.widthPx * canvas.heightPx
  const planes = new Float32Array(3 * area)
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * deviation[channel]!)
    const offset = mean[channel]! / deviation[channel]!
    for (let y = 0; y < image.heightPx; y++) {
      let from = y * image.widthPx * 3 + 2 - channel
      const to = channel * area + y * canvas.widthPx
      for (let x = 0; x < image.widthPx; x++, from += 3) planes[to + x] = image.rgb[from]! * scale - offset
    }
  }
  return planes
}
