// What llama.cpp's libmtmd asks of a projector (tools/mtmd/clip.cpp, models/qwen2vl.cpp). It dereferences a missing q, k or v
// without looking, so all is asked here first.
import { expectCount, expectNumber, expectNumbers, expectString, expectTensor, expectTensorIfPresent } from './expect.ts'
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
  const embeddingLength = expectCount(header, 'clip.vision.embedding_length', 1 << 16)
  const headCount = expectCount(header, 'clip.vision.attention.head_count', 1024)
  const feedForward = expectCount(header, 'clip.vision.feed_forward_length', 1 << 20)
  const blockCount = expectCount(header, 'clip.vision.block_count', 512)
  const projectionDim = expectCount(header, 'clip.vision.projection_dim', 1 << 17)
  const patchSizePx = expectCount(header, 'clip.vision.patch_size', 256)
  expectCount(header, 'clip.vision.image_size', 1 << 16)
  expectNumber(header, 'clip.vision.attention.layer_norm_epsilon', 0)
  expectNumbers(header, 'clip.vision.image_mean', 3)
  if (expectNumbers(header, 'clip.vision.image_std', 3).some((deviation) => deviation <= 0)) {
    throw ggufProblem('gguf-damaged', 'The projector file is damaged: its colour scale is impossible.', { key: 'clip.vision.image_std' })
  }
  if (embeddingLength % headCount !== 0) {
    throw ggufProblem('gguf-damaged', 'The projector file contradicts itself: its attention heads do not fit its width.', {
      embeddingLength,
      headCount,
    })
  }
  const sizes = { embeddingLength, feedForward, headSize: embeddingLength / headCount, blockCount, patchSizePx, projectionDim }
  const projectionLength = projectorType === 'qwen2.5vl_merger' ? checkQwen(header, sizes) : checkInternvl(header, sizes)
  return { projectorType, projectionLength, embeddingLength, blockCount, patchSizePx }
}

function expectProjectorType(header: GgufHeader): ProjectorType {
  const type = stringAt(header.metadata, 'clip.projector_type') ?? expectString(header, 'clip.vision.projector_type')
  const known = PROJECTOR_TYPES.find((name) => name === type)
  if (known) return known
  throw ggufProblem('gguf-architecture-unsupported', `A projector of the kind “${type}” cannot be used here.`, { projectorType: type })
}

interface ProjectorSizes {
  embeddingLength: number
  feedForward: number
  headSize: number
  blockCount: number
  patchSizePx: number
  projectionDim: number
}

function checkQwen(header: GgufHeader, sizes: ProjectorSizes): number {
  const { embeddingLength: width, feedForward, headSize, blockCount, patchSizePx, projectionDim } = sizes
  const windowPattern = expectCount(header, 'clip.vision.n_wa_pattern', 512)
  if (headSize % 4 !== 0 || windowPattern > blockCount) {
    throw ggufProblem('gguf-damaged', 'The projector file contradicts itself: its attention settings do not fit together.', {
      headSize,
      windowPattern,
    })
  }
  if (!isTrueAt(header.metadata, 'clip.use_silu')) {
    throw ggufProblem('gguf-key-missing', 'The projector file is incomplete: its activation is not given.', { key: 'clip.use_silu' })
  }
  for (const name of ['v.class_embd', 'v.patch_embd.bias']) {
    if (header.tensors.has(name)) {
      throw ggufProblem('gguf-tensor-shape', `The projector file has weights that its kind does not have: “${name}”.`, { tensor: name })
    }
  }
  const patch = [patchSizePx, patchSizePx, 3, width]
  expectTensor(header, 'v.patch_embd.weight', patch)
  expectTensor(header, 'v.patch_embd.weight.1', patch)
  expectTensor(header, 'v.post_ln.weight', [width])
  for (let block = 0; block < blockCount; block++) expectQwenBlock(header, `v.blk.${block}`, width, feedForward)
  const merged = width * 4
  const hidden = header.tensors.get('mm.0.bias')?.shape[0] ?? merged
  expectTensor(header, 'mm.0.weight', [merged, hidden])
  expectTensor(header, 'mm.0.bias', [hidden])
  expectTensor(header, 'mm.2.weight', [hidden, projectionDim])
  expectTensor(header, 'mm.2.bias', [projectionDim])
  return projectionDim
}

function expectQwenBlock(header: GgufHeader, block: string, width: number, feedForward: number): void {
  for (const name of ['attn_q', 'attn_k', 'attn_v', 'attn_out']) {
    expectTensor(header, `${block}.${name}.weight`, [width, width])
    expectTensor(header, `${block}.${name}.bias`, [width])
  }
  expectTensor(header, `${block}.ln1.weight`, [width])
  expectTensor(header, `${block}.ln2.weight`, [width])
  expectTensor(header, `${block}.ffn_gate.weight`, [width, feedForward])
  expectTensorIfPresent(header, `${block}.ffn_gate.bias`, [feedForward])
  // Older converters swapped the names of up and down; llama.cpp swaps them back.
  expectTensor(header, `${block}.ffn_up.weight`, [width, feedForward], [feedForward, width])
  expectTensor(header, `${block}.ffn_down.weight`, [feedForward, width], [width, feedForward])
}

function checkInternvl(header: GgufHeader, { embeddingLength: width, feedForward, blockCount, patchSizePx }: ProjectorSizes): number {
  expectTensor(header, 'v.patch_embd.weight', [patchSizePx, patchSizePx, 3, width])
  for (let block = 0; block < blockCount; block++) {
    const prefix = `v.blk.${block}`
    if (header.tensors.has(`${prefix}.attn_qkv.weight`)) expectTensor(header, `${prefix}.attn_qkv.weight`, [width, 3 * width])
    else for (const name of ['attn_q', 'attn_k', 'attn_v']) expectTensor(header, `${prefix}.${name}.weight`, [width, width])
    expectTensor(header, `${prefix}.attn_out.weight`, [width, width])
    expectTensor(header, `${prefix}.ffn_up.weight`, [width, feedForward])
    expectTensor(header, `${prefix}.ffn_down.weight`, [feedForward, width])
  }
  // Layer norm over merged patches, then two linear layers; the last bias has the length of the text model's vectors.
  const merged = header.tensors.get('mm.model.mlp.0.weight')?.shape[0] ?? width * 4
  const hidden = header.tensors.get('mm.model.mlp.1.bias')?.shape[0] ?? merged
  const projectionLength = header.tensors.get('mm.model.mlp.3.bias')?.shape[0] ?? hidden
  expectTensor(header, 'mm.model.mlp.0.weight', [merged])
  expectTensor(header, 'mm.model.mlp.0.bias', [merged])
  expectTensor(header, 'mm.model.mlp.1.weight', [merged, hidden])
  expectTensor(header, 'mm.model.mlp.1.bias', [hidden])
  expectTensor(header, 'mm.model.mlp.3.weight', [hidden, projectionLength])
  expectTensor(header, 'mm.model.mlp.3.bias', [projectionLength])
  return projectionLength
}
