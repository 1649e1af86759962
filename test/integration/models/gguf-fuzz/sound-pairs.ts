// The smallest pairs of each kind that the program runs: what the damage is done to.
import { projectorModel } from '../../../../models/fixtures/projector-model.ts'
import { randomTensor } from '../../../../models/fixtures/random-tensors.ts'
import type { TestModelShape } from '../../../../models/fixtures/shapes.ts'
import { textModel } from '../../../../models/fixtures/text-model.ts'
import { bool, f32, f32s, type GgufValue, string, u32 } from '../../../../models/gguf/values.ts'
import type { GgufContent, TensorSource } from '../../../../models/gguf/write.ts'
import { SMALL_SHAPE } from '../../../unit/models/gguf/small-pair.ts'
import { closedFile, type OpenedFile, openFile } from './opened-file.ts'

export interface SoundPair {
  name: string
  text: OpenedFile
  projector: OpenedFile
}

/** Rows of whole blocks of 256, so that they can be stored in few bits; four heads share a key. */
const PACKED_SHAPE: TestModelShape = {
  ...SMALL_SHAPE,
  bytesOnly: false,
  text: {
    ...SMALL_SHAPE.text,
    embeddingLength: 256,
    feedForwardLength: 256,
    headCount: 4,
    ropeSections: [8, 12, 12, 0],
    matrixType: 'Q4_K',
    outputType: 'Q6_K',
  },
  vision: { ...SMALL_SHAPE.vision, embeddingLength: 32, feedForwardLength: 64, matrixType: 'Q8_0' },
}

export function soundPairs(): SoundPair[] {
  const pair = (name: string, text: GgufContent, projector: GgufContent) => ({ name, text: opened(text), projector: opened(projector) })
  return [
    pair('16 bits', textModel(SMALL_SHAPE, 'fuzz/text'), projectorModel(SMALL_SHAPE, 'fuzz/projector')),
    pair('packed', textModel(PACKED_SHAPE, 'fuzz/text'), projectorModel(PACKED_SHAPE, 'fuzz/projector')),
    pair('InternVL', asQwen2(textModel(SMALL_SHAPE, 'fuzz/text')), internvlProjector(SMALL_SHAPE.text.embeddingLength)),
  ]
}

function opened({ metadata, tensors }: GgufContent): OpenedFile {
  const whole = tensors.map(({ name, type, shape, chunks }) => ({
    name,
    type,
    shape,
    bytes: Buffer.concat([...(chunks() as Iterable<Buffer>)].map((chunk) => Buffer.from(chunk))),
  }))
  return openFile(closedFile([...metadata], whole))
}

/** The text model of InternVL3: the same layers without an image's positions. */
function asQwen2({ metadata, tensors }: GgufContent): GgufContent {
  const kept = [...metadata].filter(([key]) => key !== 'qwen2vl.rope.dimension_sections')
  const renamed = kept.map(([key, value]): [string, GgufValue] =>
    key === 'general.architecture' ? [key, string('qwen2')] : [key.replace(/^qwen2vl\./, 'qwen2.'), value],
  )
  return { metadata: renamed, tensors }
}

const TILE_PX = 28
const PATCH_PX = 7
const WIDTH = 16
const FEED_FORWARD = 24
const MERGED = WIDTH * 4

function internvlProjector(textLength: number): GgufContent {
  const tensor = (name: string, ...shape: number[]): TensorSource =>
    randomTensor(
      { name, type: shape.length > 1 && !name.endsWith('embd') && !name.includes('position') ? 'F16' : 'F32', shape, deviation: 0.2 },
      'fuzz/internvl',
    )
  const both = (name: string, rowLength: number, rows: number) => [tensor(`${name}.weight`, rowLength, rows), tensor(`${name}.bias`, rows)]
  const norm = (name: string, length: number) => [tensor(`${name}.weight`, length), tensor(`${name}.bias`, length)]
  const block = (prefix: string) => [
    ...norm(`${prefix}.ln1`, WIDTH),
    ...['attn_q', 'attn_k', 'attn_v', 'attn_out'].flatMap((name) => both(`${prefix}.${name}`, WIDTH, WIDTH)),
    ...norm(`${prefix}.ln2`, WIDTH),
    ...both(`${prefix}.ffn_up`, WIDTH, FEED_FORWARD),
    ...both(`${prefix}.ffn_down`, FEED_FORWARD, WIDTH),
    tensor(`${prefix}.ls1.weight`, WIDTH),
    tensor(`${prefix}.ls2.weight`, WIDTH),
  ]
  return {
    metadata: [
      ['general.architecture', string('clip')],
      ['clip.has_vision_encoder', bool(true)],
      ['clip.projector_type', string('internvl')],
      ['clip.use_gelu', bool(true)],
      ['clip.vision.embedding_length', u32(WIDTH)],
      ['clip.vision.feed_forward_length', u32(FEED_FORWARD)],
      ['clip.vision.block_count', u32(2)],
      ['clip.vision.attention.head_count', u32(2)],
      ['clip.vision.attention.layer_norm_epsilon', f32(1e-6)],
      ['clip.vision.projection_dim', u32(textLength)],
      ['clip.vision.image_size', u32(TILE_PX)],
      ['clip.vision.patch_size', u32(PATCH_PX)],
      ['clip.vision.projector.scale_factor', u32(2)],
      ['clip.vision.preproc_min_tiles', u32(1)],
      ['clip.vision.preproc_max_tiles', u32(6)],
      ['clip.vision.image_mean', f32s([0.48, 0.46, 0.41])],
      ['clip.vision.image_std', f32s([0.27, 0.26, 0.28])],
    ],
    tensors: [
      tensor('v.class_embd', WIDTH),
      tensor('v.patch_embd.weight', PATCH_PX, PATCH_PX, 3, WIDTH),
      tensor('v.patch_embd.bias', WIDTH),
      tensor('v.position_embd.weight', WIDTH, (TILE_PX / PATCH_PX) ** 2 + 1),
      ...block('v.blk.0'),
      ...block('v.blk.1'),
      ...norm('mm.model.mlp.0', MERGED),
      ...both('mm.model.mlp.1', MERGED, textLength),
      ...both('mm.model.mlp.3', textLength, textLength),
    ],
  }
}
