// The image tower of Qwen2.5-VL: names and keys as llama.cpp's conversion script writes them (conversion/qwenvl.py).

import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { JsonObject } from '../checkpoint/read-json.ts'
import { bool, f32, type GgufValue, string, u32 } from '../gguf/values.ts'
import { type EncoderShape, encoderKeys } from './encoder-keys.ts'
import { type PlannedTensor, plannedTensor, type TensorPart, type TensorSupply } from './planned-tensor.ts'
import { countAt, mustBe, numbersAt } from './settings.ts'

/** Patches that become one token: 2 × 2. */
const MERGED = 4
/** What transformers computes with, whatever config.json says of the language model's norms. */
const NORM_EPSILON = 1e-6
/** The script's own value where the configuration has none; the loader asks for the key and does not use it for this family. */
const IMAGE_PX = 560

/** Reads the sizes. Throws `checkpoint-…`, also where llama.cpp takes another value for granted. */
export function qwenVisionShape(vision: JsonObject, textWidth: number): EncoderShape {
  mustBe(vision, 'hidden_act', 'silu')
  mustBe(vision, 'spatial_merge_size', 2)
  mustBe(vision, 'temporal_patch_size', 2)
  mustBe(vision, 'window_size', 112)
  mustBe(vision, 'out_hidden_size', textWidth)
  mustBe(vision, 'in_channels', 3)
  return {
    textWidth,
    width: countAt(vision, 1 << 16, 'hidden_size'),
    blocks: countAt(vision, 512, 'depth', 'num_hidden_layers'),
    heads: countAt(vision, 1024, 'num_heads', 'num_attention_heads'),
    feedForward: countAt(vision, 1 << 20, 'intermediate_size'),
    patchPx: countAt(vision, 256, 'patch_size'),
  }
}

/** The `clip.…` keys. `preprocessor` says how pixels are scaled. */
export function qwenVisionKeys(shape: EncoderShape, vision: JsonObject, preprocessor: JsonObject): [string, GgufValue][] {
  return [
    ...encoderKeys(shape, vision.image_size === undefined ? IMAGE_PX : countAt(vision, 1 << 16, 'image_size'), preprocessor),
    ['clip.projector_type', string('qwen2.5vl_merger')],
    ['clip.use_silu', bool(true)],
    ['clip.vision.n_wa_pattern', u32(windowPattern(numbersAt(vision, 'fullatt_block_indexes'), shape.blocks))],
    ['clip.vision.attention.layer_norm_epsilon', f32(NORM_EPSILON)],
  ]
}

/** llama.cpp lets every n-th block look at the whole image. Throws where the checkpoint's blocks are not evenly spaced. */
function windowPattern(fullBlocks: number[], blocks: number): number {
  const every = (fullBlocks[0] as number) + 1
  const expected = Array.from({ length: Math.floor(blocks / every) }, (_, at) => (at + 1) * every - 1)
  if (expected.join(' ') === fullBlocks.join(' ')) return every
  const message = 'The blocks that look at the whole image are not evenly spaced, which llama.cpp cannot run.'
  throw checkpointProblem('checkpoint-setting-unsupported', message, { setting: 'fullatt_block_indexes', value: fullBlocks.join(' ') })
}

/** Takes the image tower and the merger out of the supply. */
export function qwenVisionTensors(supply: TensorSupply, shape: EncoderShape): PlannedTensor[] {
  const { width, textWidth } = shape
  const merged = width * MERGED
  return [
    ...Array.from({ length: shape.blocks }, (_, block) => visionBlock(supply, shape, block)).flat(),
    whole(supply, 'visual.merger.ln_q.weight', 'v.post_ln.weight', [width]),
    whole(supply, 'visual.merger.mlp.0.bias', 'mm.0.bias', [merged]),
    whole(supply, 'visual.merger.mlp.0.weight', 'mm.0.weight', [merged, merged]),
    whole(supply, 'visual.merger.mlp.2.bias', 'mm.2.bias', [textWidth]),
    whole(supply, 'visual.merger.mlp.2.weight', 'mm.2.weight', [textWidth, merged]),
    ...patchEmbedding(supply, shape),
  ]
}

function visionBlock(supply: TensorSupply, { width, feedForward }: EncoderShape, block: number): PlannedTensor[] {
  const [from, to] = [`visual.blocks.${block}`, `v.blk.${block}`]
  const bias = supply.take(`${from}.attn.qkv.bias`, [3 * width])
  const weight = supply.take(`${from}.attn.qkv.weight`, [3 * width, width])
  const third = (at: number): TensorPart => ({ kind: 'rows', first: at * width, count: width })
  return [
    whole(supply, `${from}.attn.proj.bias`, `${to}.attn_out.bias`, [width]),
    whole(supply, `${from}.attn.proj.weight`, `${to}.attn_out.weight`, [width, width]),
    ...['q', 'k', 'v'].map((name, at): PlannedTensor => plannedTensor(`${to}.attn_${name}.bias`, [width], bias, third(at))),
    ...['q', 'k', 'v'].map((name, at): PlannedTensor => plannedTensor(`${to}.attn_${name}.weight`, [width, width], weight, third(at))),
    whole(supply, `${from}.mlp.down_proj.bias`, `${to}.ffn_down.bias`, [width]),
    whole(supply, `${from}.mlp.down_proj.weight`, `${to}.ffn_down.weight`, [width, feedForward]),
    whole(supply, `${from}.mlp.gate_proj.bias`, `${to}.ffn_gate.bias`, [feedForward]),
    whole(supply, `${from}.mlp.gate_proj.weight`, `${to}.ffn_gate.weight`, [feedForward, width]),
    whole(supply, `${from}.mlp.up_proj.bias`, `${to}.ffn_up.bias`, [feedForward]),
    whole(supply, `${from}.mlp.up_proj.weight`, `${to}.ffn_up.weight`, [feedForward, width]),
    whole(supply, `${from}.norm1.weight`, `${to}.ln1.weight`, [width]),
    whole(supply, `${from}.norm2.weight`, `${to}.ln2.weight`, [width]),
  ]
}

/** A photo is two equal frames to this model: the convolution over time is written as two over the image. */
function patchEmbedding(supply: TensorSupply, { width, patchPx }: EncoderShape): PlannedTensor[] {
  const source = supply.take('visual.patch_embed.proj.weight', [width, 3, 2, patchPx, patchPx])
  const size = [width, 3, patchPx, patchPx]
  const frame = (turn: 0 | 1): TensorPart => ({ kind: 'alternate', run: patchPx * patchPx, turn })
  return [
    { ...plannedTensor('v.patch_embd.weight', size, source, frame(0)), plain: true },
    { ...plannedTensor('v.patch_embd.weight.1', size, source, frame(1)), plain: true },
  ]
}

function whole(supply: TensorSupply, from: string, name: string, size: readonly number[]): PlannedTensor {
  return plannedTensor(name, size, supply.take(from, size))
}
