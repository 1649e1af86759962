// What llama.cpp's libmtmd asks of a projector (tools/mtmd/clip.cpp). It dereferences a missing q, k or v without looking, asserts
// the type of every setting that it reads, and lets settings and weights of other models bend its graph; so all is asked here first.
import type { TileRules } from '../../electron/core/photos/tile-grid.ts'
import { checkInternvl } from './check-internvl.ts'
import { checkQwenProjector } from './check-qwen-projector.ts'
import { expectCount, expectNumber, expectNumbers, expectString, expectType } from './expect.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'
import { isTrueAt, stringAt } from './values.ts'

export const PROJECTOR_TYPES = ['qwen2.5vl_merger', 'internvl'] as const
export type ProjectorType = (typeof PROJECTOR_TYPES)[number]

export interface ProjectorFacts {
  projectorType: ProjectorType
  /** Length of the vectors it hands to the text model. */
  projectionLength: number
  embeddingLength: number
  blockCount: number
  patchSizePx: number
  /** How it cuts a photo, and the tokens that each tile becomes; null where it takes the photo as a whole. */
  tiles: (TileRules & { tokensATile: number }) | null
}

/** Checks a projector. Throws `ProblemError` with a `gguf-…` code. */
export function checkProjector(header: GgufHeader): ProjectorFacts {
  const architecture = expectString(header, 'general.architecture')
  if (architecture !== 'clip') {
    throw ggufProblem('gguf-files-swapped', 'This file is a text model, but it was given as the projector.', { architecture })
  }
  const projectorType = expectProjectorType(header)
  if (!isTrueAt(header.metadata, 'clip.has_vision_encoder')) {
    throw ggufProblem('gguf-key-missing', 'The projector file has no part for images.', { key: 'clip.has_vision_encoder' })
  }
  expectNothingForeign(header)
  const sizes = projectorSizes(header)
  const { embeddingLength, blockCount, patchSizePx } = sizes
  const facts = { projectorType, embeddingLength, blockCount, patchSizePx }
  if (projectorType === 'internvl') return { ...facts, ...checkInternvl(header, sizes) }
  return { ...facts, projectionLength: checkQwenProjector(header, sizes), tiles: null }
}

export interface ProjectorSizes {
  embeddingLength: number
  feedForward: number
  headSize: number
  blockCount: number
  patchSizePx: number
  imageSizePx: number
  projectionDim: number
  /** Whether a block keeps query, key and value in one matrix. */
  joint: (block: string) => boolean
}

function projectorSizes(header: GgufHeader): ProjectorSizes {
  const embeddingLength = expectCount(header, 'clip.vision.embedding_length', 1 << 16)
  const headCount = expectCount(header, 'clip.vision.attention.head_count', 1024)
  if (embeddingLength % headCount !== 0) {
    throw ggufProblem('gguf-damaged', 'The projector file contradicts itself: its attention heads do not fit its width.', {
      embeddingLength,
      headCount,
    })
  }
  expectNumber(header, 'clip.vision.attention.layer_norm_epsilon', 0)
  expectNumbers(header, 'clip.vision.image_mean', 3, ['f32'])
  if (expectNumbers(header, 'clip.vision.image_std', 3, ['f32']).some((deviation) => deviation <= 0)) {
    throw ggufProblem('gguf-damaged', 'The projector file is damaged: its colour scale is impossible.', { key: 'clip.vision.image_std' })
  }
  return {
    embeddingLength,
    headSize: embeddingLength / headCount,
    feedForward: expectCount(header, 'clip.vision.feed_forward_length', 1 << 20),
    blockCount: expectCount(header, 'clip.vision.block_count', 512),
    patchSizePx: expectCount(header, 'clip.vision.patch_size', 256),
    imageSizePx: expectCount(header, 'clip.vision.image_size', 1 << 16),
    projectionDim: expectCount(header, 'clip.vision.projection_dim', 1 << 17),
    joint: (block) => header.tensors.has(`${block}.attn_qkv.weight`),
  }
}

const TEXTS = ['general.name', 'general.description', 'clip.projector_type', 'clip.vision.projector_type']
const SWITCHES = ['clip.has_audio_encoder', 'clip.has_gen_audio_encoder', 'clip.use_gelu', 'clip.use_silu']
/** libmtmd heeds them in every projector; those of these two families have no use for them. */
const FOREIGN = [
  /^clip\.(audio|gen)\./,
  /^clip\.minicpmv_/,
  /^clip\.vision\.(attention\.(head_count_kv|head_dim)|feature_layer|image_grid_pinpoints|mm_patch_merge_type)$/,
  /^clip\.vision\.(wa_layer_indexes|wa_pattern_mode|window_size|preproc_image_size|expert_used_count)$/,
  /^clip\.vision\.(sam|projector\.(query_side|window_side|spatial_offsets))/,
]

function expectNothingForeign(header: GgufHeader): void {
  for (const key of TEXTS) expectType(header, key, 'string')
  for (const key of SWITCHES) expectType(header, key, 'bool')
  for (const end of ['min', 'max']) expectType(header, `clip.vision.image_${end}_pixels`, 'u32')
  const hears = ['clip.has_audio_encoder', 'clip.has_gen_audio_encoder'].find((key) => isTrueAt(header.metadata, key))
  const foreign = hears ?? [...header.metadata.keys()].find((key) => FOREIGN.some((pattern) => pattern.test(key)))
  if (foreign === undefined) return
  throw ggufProblem('gguf-damaged', 'The projector file has a setting that its kind does not have.', { key: foreign })
}

function expectProjectorType(header: GgufHeader): ProjectorType {
  const type = stringAt(header.metadata, 'clip.projector_type') ?? expectString(header, 'clip.vision.projector_type')
  const known = PROJECTOR_TYPES.find((name) => name === type)
  if (known) return known
  throw ggufProblem('gguf-architecture-unsupported', `A projector of the kind “${type}” cannot be used here.`, { projectorType: type })
}
