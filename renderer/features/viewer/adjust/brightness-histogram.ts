/** Longest side of the picture that is counted: more pixels would not change the shape. */
const COUNTED_SIDE_PX = 400

/** How many pixels have each brightness (ITU-R BT.709 luma), 0..255. */
export function brightnessHistogram(picture: ImageBitmap): Uint32Array {
  const scale = Math.min(1, COUNTED_SIDE_PX / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const counts = new Uint32Array(256)
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) return counts
  context.drawImage(picture, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  for (let at = 0; at < data.length; at += 4) {
    const brightness = Math.round(0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!)
    counts[brightness]!++
  }
  return counts
}
