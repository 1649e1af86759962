// The same model packed otherwise, and models whose files are not here yet: enough of their tensors to know what they take.
import { type NumberFormat, type ProjectorFormat, tensorTypeOf } from '../conversion/number-formats.ts'
import { tensorBytes } from '../gguf/tensors.ts'
import type { ModelShape, ShapedTensor, TextShape, VisionShape } from './model-shape.ts'

/** From the most exact to the smallest. */
export const PACKED_FORMATS = ['Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'IQ4_XS'] as const satisfies NumberFormat[]
export type PackedFormat = (typeof PACKED_FORMATS)[number]

/** The model with its text part packed as `format`, as a conversion would write it; the projector stays as it is. */
export function packedAs(shape: ModelShape, format: NumberFormat): ModelShape {
  const { blockCount, headCount, headCountKv } = shape.text
  const tiedOutput = !shape.textTensors.some(({ name }) => name === 'output.weight')
  const context = { format, blocks: blockCount, headsPerKey: headCount / headCountKv, tiedOutput }
  const textTensors = shape.textTensors.map(({ name, shape: size }): ShapedTensor => {
    const type = tensorTypeOf({ name, shape: size, full: size.length === 1, plain: false }, context)
    return { name, shape: size, type, byteLength: tensorBytes(type, size) }
  })
  return { ...shape, textTensors }
}

interface KnownModel {
  text: TextShape
  tiedOutput: boolean
  vision: VisionShape
}

const QWEN_7B: TextShape = {
  architecture: 'qwen2vl',
  vocabularySize: 152_064,
  embeddingLength: 3584,
  blockCount: 28,
  feedForwardLength: 18_944,
  headCount: 28,
  headCountKv: 4,
}

const QWEN_EYE: VisionShape = {
  projectorType: 'qwen2.5vl_merger',
  patchSizePx: 14,
  tileSidePx: 560,
  mostTiles: 1,
  embeddingLength: 1280,
  blockCount: 32,
  feedForwardLength: 3420,
  headCount: 16,
  windowPattern: 8,
  joinedQkv: false,
  hiddenLength: 5120,
  projectionLength: 3584,
}

const INTERN_EYE: VisionShape = {
  projectorType: 'internvl',
  patchSizePx: 14,
  tileSidePx: 448,
  mostTiles: 12,
  embeddingLength: 1024,
  blockCount: 24,
  feedForwardLength: 4096,
  headCount: 16,
  windowPattern: 0,
  joinedQkv: false,
  hiddenLength: 3584,
  projectionLength: 3584,
}

/** By their names: the sizes of `config.json` of Qwen/Qwen2.5-VL-{3B,7B}-Instruct and OpenGVLab/InternVL3-8B. */
const KNOWN: readonly { name: RegExp; model: KnownModel }[] = [
  { name: /qwen2\.?5-?vl.*7b/, model: { text: QWEN_7B, tiedOutput: false, vision: QWEN_EYE } },
  {
    name: /qwen2\.?5-?vl.*3b/,
    model: {
      text: {
        ...QWEN_7B,
        vocabularySize: 151_936,
        embeddingLength: 2048,
        blockCount: 36,
        feedForwardLength: 11_008,
        headCount: 16,
        headCountKv: 2,
      },
      tiedOutput: true,
      vision: { ...QWEN_EYE, projectionLength: 2048 },
    },
  },
  {
    name: /internvl3.*8b/,
    model: { text: { ...QWEN_7B, architecture: 'qwen2', vocabularySize: 151_674 }, tiedOutput: false, vision: INTERN_EYE },
  },
]

/** A model known by its name, as its files will be; null where its sizes are not known. */
export function foreseenShape(name: string, format: NumberFormat, projectorFormat: ProjectorFormat): ModelShape | null {
  const known = KNOWN.find((each) => each.name.test(name.toLowerCase()))?.model
  if (!known) return null
  const plain: ModelShape = {
    text: known.text,
    vision: known.vision,
    textTensors: textTensors(known).map(asF32),
    projectorTensors: projectorTensors(known.vision).map((tensor) => packed(tensor, projectorFormat)),
  }
  return packedAs(plain, format)
}

type Sized = [name: string, ...shape: number[]]

function textTensors({ text, tiedOutput }: KnownModel): Sized[] {
  const { embeddingLength: width, feedForwardLength: wide, vocabularySize } = text
  const kvLength = (width / text.headCount) * text.headCountKv
  return [
    ['token_embd.weight', width, vocabularySize],
    ...(tiedOutput ? [] : [['output.weight', width, vocabularySize] as Sized]),
    ...Array.from({ length: text.blockCount }, (_, block) => `blk.${block}`).flatMap((prefix): Sized[] => [
      [`${prefix}.attn_q.weight`, width, width],
      [`${prefix}.attn_k.weight`, width, kvLength],
      [`${prefix}.attn_v.weight`, width, kvLength],
      [`${prefix}.attn_output.weight`, width, width],
      [`${prefix}.ffn_gate.weight`, width, wide],
      [`${prefix}.ffn_up.weight`, width, wide],
      [`${prefix}.ffn_down.weight`, wide, width],
    ]),
  ]
}

function projectorTensors(vision: VisionShape): Sized[] {
  const { embeddingLength: width, feedForwardLength: wide, patchSizePx, projectorType } = vision
  const isQwen = projectorType === 'qwen2.5vl_merger'
  return [
    ['v.patch_embd.weight', patchSizePx, patchSizePx, isQwen ? 6 : 3, width],
    ...Array.from({ length: vision.blockCount }, (_, block) => `v.blk.${block}`).flatMap((prefix): Sized[] => [
      ...['q', 'k', 'v', 'out'].map((name): Sized => [`${prefix}.attn_${name}.weight`, width, width]),
      ...(isQwen ? [[`${prefix}.ffn_gate.weight`, width, wide] as Sized] : []),
      [`${prefix}.ffn_up.weight`, width, wide],
      [`${prefix}.ffn_down.weight`, wide, width],
    ]),
    ['mm.0.weight', width * 4, vision.hiddenLength],
    ['mm.2.weight', vision.hiddenLength, vision.projectionLength],
  ]
}

const asF32 = (tensor: Sized) => packed(tensor, 'F32')

function packed([name, ...shape]: Sized, format: ProjectorFormat): ShapedTensor {
  const type = tensorTypeOf({ name, shape, full: false, plain: shape.length > 2 }, { format, blocks: 0, headsPerKey: 1, tiedOutput: false })
  return { name, type, shape, byteLength: tensorBytes(type, shape) }
}
