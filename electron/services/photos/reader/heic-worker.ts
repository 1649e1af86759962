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
  if (!primary) return { kind: 'fault', message: 'No picture in the HEIC file: truncated or damaged' }
  const widthPx = primary.get_width()
  const heightPx = primary.get_height()
  if (widthPx * heightPx > MOST_PIXELS_WHOLE) return { kind: 'too-large', widthPx, heightPx }
  const rgba = await pixelsOf(primary, widthPx, heightPx)
  if (!rgba) return { kind: 'fault', message: 'The HEIC picture could not be decoded: truncated or damaged' }
  return { kind: 'picture', picture: { widthPx, heightPx, hasAlpha: primary.has_alpha_channel(), pictures: images.length, rgba } }
}

function pixelsOf(image: HeifImage, width: number, height: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const data = new Uint8ClampedArray(width * height * 4)
  return new Promise((resolve) => {
    image.display({ data, width, height }, (shown) => resolve(shown ? new Uint8Array(data.buffer) : null))
  })
}

const answer = await decode(String(workerData)).catch((error): HeicAnswer => ({ kind: 'fault', message: String(error) }))
parentPort?.postMessage(answer, answer.kind === 'picture' ? [answer.picture.rgba.buffer as ArrayBuffer] : [])
