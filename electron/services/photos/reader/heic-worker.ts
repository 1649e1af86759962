/// <reference path="./libheif-js.d.ts" />
// Thread that decodes one HEIC and ends.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import libheif, { type HeifImage } from 'libheif-js/wasm-bundle.js'
import type { HeicPicture } from './heic.ts'
import { MOST_PIXELS_WHOLE } from './pixel-limits.ts'

export type HeicAnswer =
  | { kind: 'picture'; picture: HeicPicture }
  | { kind: 'too-large'; widthPx: number; heightPx: number }
  | { kind: 'fault'; message: string }

async function decode(path: string): Promise<HeicAnswer> {
  await libheif.ready
  const images = new libheif.HeifDecoder().decode(readFileSync(path))
  const primary = images.find((image) => image.is_primary()) ?? images[0]
  if (!primary) return { kind: 'fault', message: 'No picture was found in the HEIC file' }
  const widthPx = primary.get_width()
  const heightPx = primary.get_height()
  if (widthPx * heightPx > MOST_PIXELS_WHOLE) return { kind: 'too-large', widthPx, heightPx }
  const channels = primary.has_alpha_channel() ? 4 : 3
  const pixels = await pixelsOf(primary, channels)
  if (!pixels) return { kind: 'fault', message: 'The HEIC picture could not be decoded' }
  return { kind: 'picture', picture: { widthPx, heightPx, channels, pictures: images.length, pixels } }
}

/** Three bytes a pixel where three are enough: the package's own `display` always takes four, twice. */
async function pixelsOf(image: HeifImage, channels: 3 | 4): Promise<Uint8Array<ArrayBuffer> | null> {
  const layout = channels === 4 ? libheif.heif_chroma.heif_chroma_interleaved_RGBA : libheif.heif_chroma.heif_chroma_interleaved_RGB
  const decoded = await libheif.heif_js_decode_image2(image.handle, libheif.heif_colorspace.heif_colorspace_RGB, layout)
  const plane = decoded?.channels?.find(({ id }) => id === libheif.heif_channel.heif_channel_interleaved)
  if (!plane || plane.width !== image.get_width() || plane.height !== image.get_height()) return null
  const rowBytes = plane.width * channels
  const pixels = new Uint8Array(rowBytes * plane.height)
  for (let row = 0; row < plane.height; row++) {
    pixels.set(plane.data.subarray(row * plane.stride, row * plane.stride + rowBytes), row * rowBytes)
  }
  return pixels
}

const answer = await decode(String(workerData)).catch((error): HeicAnswer => ({ kind: 'fault', message: String(error) }))
parentPort?.postMessage(answer, answer.kind === 'picture' ? [answer.picture.pixels.buffer as ArrayBuffer] : [])
