import type { JsonObject } from '../checkpoint/read-json.ts'
import { bool, f32s, type GgufValue, u32 } from '../gguf/values.ts'
import { numbersAt } from './settings.ts'

/** What every vision encoder says of its size. */
export interface EncoderShape {
  width: number
  blocks: number
  heads: number
  feedForward: number
  patchPx: number
  /** Length of the language model's vectors. */
  textWidth: number
}

/** The `clip.…` keys that all projector files begin with, in the order of llama.cpp's script. `preprocessor` says how pixels are scaled. */
export function encoderKeys(shape: EncoderShape, imagePx: number, preprocessor: JsonObject): [string, GgufValue][] {
  return [
    ['clip.has_vision_encoder', bool(true)],
    ['clip.vision.projection_dim', u32(shape.textWidth)],
    ['clip.vision.image_size', u32(imagePx)],
    ['clip.vision.patch_size', u32(shape.patchPx)],
    ['clip.vision.embedding_length', u32(shape.width)],
    ['clip.vision.feed_forward_length', u32(shape.feedForward)],
    ['clip.vision.block_count', u32(shape.blocks)],
    ['clip.vision.attention.head_count', u32(shape.heads)],
    ['clip.vision.image_mean', f32s(numbersAt(preprocessor, 'image_mean', 3))],
    ['clip.vision.image_std', f32s(numbersAt(preprocessor, 'image_std', 3))],
  ]
}
