// What llama.cpp's libmtmd asks of the projector of Qwen2.5-VL (tools/mtmd/clip.cpp, models/qwen2vl.cpp).
import type { ProjectorSizes } from './check-projector.ts'
import { expectCount } from './expect.ts'
import { ExpectedTensors } from './expected-tensors.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'
import { isTrueAt } from './values.ts'

const MERGE_KEY = 'clip.vision.spatial_merge_size'
/** Patches a side that become one token: the graph is written for no other number. */
const MERGE = 2

/** The length of the vectors that it hands over. */
export function checkQwenProjector(header: GgufHeader, sizes: ProjectorSizes): number {
  const { embeddingLength: width, headSize, blockCount, patchSizePx, projectionDim } = sizes
  const windowPattern = expectCount(header, 'clip.vision.n_wa_pattern', 512)
  const merge = header.metadata.has(MERGE_KEY) ? expectCount(header, MERGE_KEY, 16) : MERGE
  if (headSize % 4 !== 0 || windowPattern > blockCount || merge !== MERGE) {
    throw ggufProblem('gguf-damaged', 'The projector file contradicts itself: its attention settings do not fit together.', {
      headSize,
      windowPattern,
      merge,
    })
  }
  if (!isTrueAt(header.metadata, 'clip.use_silu')) {
    throw ggufProblem('gguf-key-missing', 'The projector file is incomplete: its activation is not given.', { key: 'clip.use_silu' })
  }
  const tensors = new ExpectedTensors(header)
  const patch = [patchSizePx, patchSizePx, 3, width]
  tensors.need('v.patch_embd.weight', 'kernel', patch)
  tensors.need('v.patch_embd.weight.1', 'kernel', patch)
  tensors.need('v.post_ln.weight', 'vector', [width])
  for (let block = 0; block < blockCount; block++) expectBlock(header, tensors, `v.blk.${block}`, sizes)
  const merged = width * MERGE ** 2
  const hidden = header.tensors.get('mm.0.bias')?.shape[0] ?? merged
  tensors.need('mm.0.weight', 'matrix', [merged, hidden])
  tensors.need('mm.0.bias', 'vector', [hidden])
  tensors.need('mm.2.weight', 'matrix', [hidden, projectionDim])
  tensors.need('mm.2.bias', 'vector', [projectionDim])
  tensors.expectNoOthers()
  return projectionDim
}

function expectBlock(
  header: GgufHeader,
  tensors: ExpectedTensors,
  block: string,
  { embeddingLength: width, feedForward }: ProjectorSizes,
): void {
  for (const name of ['attn_q', 'attn_k', 'attn_v', 'attn_out']) {
    tensors.need(`${block}.${name}.weight`, 'matrix', [width, width])
    tensors.need(`${block}.${name}.bias`, 'vector', [width])
  }
  tensors.need(`${block}.ln1.weight`, 'vector', [width])
  tensors.need(`${block}.ln2.weight`, 'vector', [width])
  tensors.linear(`${block}.ffn_gate`, width, feedForward)
  // Older converters swapped the names of up and down; llama.cpp swaps them back. Both ways round, never one of each.
  const swapped = header.tensors.get(`${block}.ffn_up.weight`)?.shape[0] === feedForward && feedForward !== width
  tensors.linear(`${block}.${swapped ? 'ffn_down' : 'ffn_up'}`, width, feedForward)
  tensors.linear(`${block}.${swapped ? 'ffn_up' : 'ffn_down'}`, feedForward, width)
}
