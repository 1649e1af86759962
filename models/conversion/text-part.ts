// The language model, which is Qwen2's in both families: names and keys as llama.cpp's conversion script writes them
// (conversion/base.py, TextModel; gguf-py/gguf/tensor_mapping.py).
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { isObject, type JsonObject } from '../checkpoint/read-json.ts'
import { f32, type GgufValue, i32s, u32 } from '../gguf/values.ts'
import { type PlannedTensor, plannedTensor, type TensorSupply } from './planned-tensor.ts'
import { countAt, mustBe, numberAt, numbersAt } from './settings.ts'

export interface TextShape {
  architecture: 'qwen2vl' | 'qwen2'
  width: number
  blocks: number
  feedForward: number
  heads: number
  headsKv: number
  headSize: number
  /** Tokens: rows of the embedding. */
  rows: number
}

/** Reads the sizes. Throws `checkpoint-…`. */
export function textShape(settings: JsonObject, architecture: TextShape['architecture']): TextShape {
  const width = countAt(settings, 1 << 17, 'hidden_size')
  const heads = countAt(settings, 1024, 'num_attention_heads')
  const headSize = numberAt(settings, width / heads, 'head_dim')
  mustBe(settings, 'hidden_act', 'silu')
  if (settings.use_sliding_window === true) mustBe({ use_sliding_window: 'yes' }, 'use_sliding_window', 'no')
  return {
    architecture,
    width,
    heads,
    headSize,
    blocks: countAt(settings, 512, 'num_hidden_layers'),
    feedForward: countAt(settings, 1 << 20, 'intermediate_size'),
    headsKv: numberAt(settings, heads, 'num_key_value_heads'),
    rows: countAt(settings, 1 << 20, 'vocab_size'),
  }
}

/** The keys of the architecture, `general.…` and `tokenizer.…` apart. */
export function textKeys(shape: TextShape, settings: JsonObject): [string, GgufValue][] {
  const { architecture } = shape
  const keys: [string, GgufValue][] = [
    ['block_count', u32(shape.blocks)],
    ['context_length', u32(countAt(settings, 1 << 24, 'max_position_embeddings'))],
    ['embedding_length', u32(shape.width)],
    ['feed_forward_length', u32(shape.feedForward)],
    ['attention.head_count', u32(shape.heads)],
    ['attention.head_count_kv', u32(shape.headsKv)],
    ...ropeKeys(shape, settings),
    ['attention.layer_norm_rms_epsilon', f32(numberAt(settings, 1e-6, 'rms_norm_eps'))],
  ]
  if (typeof settings.head_dim === 'number') {
    keys.push(['attention.key_length', u32(shape.headSize)], ['attention.value_length', u32(shape.headSize)])
  }
  return keys.map(([key, value]) => [`${architecture}.${key}`, value])
}

function ropeKeys({ architecture, headSize }: TextShape, settings: JsonObject): [string, GgufValue][] {
  const rope = [settings.rope_parameters, settings.rope_scaling].find(isObject) ?? {}
  const kind = rope.rope_type ?? rope.type ?? 'default'
  // `dynamic` changes nothing before the trained context is exceeded, and the script writes nothing for it.
  if (kind !== 'default' && kind !== 'mrope' && kind !== 'dynamic') {
    const message = `This model stretches its context in a way that cannot be converted here: ${String(kind)}.`
    throw checkpointProblem('checkpoint-setting-unsupported', message, { setting: 'rope_type', value: String(kind) })
  }
  const theta: [string, GgufValue] = ['rope.freq_base', f32(numberAt({ ...settings, ...rope }, 10_000, 'rope_theta'))]
  if (architecture === 'qwen2') return [theta]
  const sections = numbersAt(rope, 'mrope_section', 3)
  if (sections.reduce((sum, section) => sum + section, 0) !== headSize / 2) {
    const message = 'The configuration of the model is damaged: mrope_section does not add up to half a head.'
    throw checkpointProblem('checkpoint-damaged', message, { sections: sections.join(' '), headSize })
  }
  return [['rope.dimension_sections', i32s([...sections, 0])], theta]
}

/** Names of a block's weights, in the file and in GGUF, with their shapes (slowest-running dimension first). */
function blockWeights({ width, feedForward, heads, headsKv, headSize }: TextShape): [string, string, number[]][] {
  const [query, key] = [heads * headSize, headsKv * headSize]
  return [
    ['input_layernorm.weight', 'attn_norm.weight', [width]],
    ['mlp.down_proj.weight', 'ffn_down.weight', [width, feedForward]],
    ['mlp.gate_proj.weight', 'ffn_gate.weight', [feedForward, width]],
    ['mlp.up_proj.weight', 'ffn_up.weight', [feedForward, width]],
    ['post_attention_layernorm.weight', 'ffn_norm.weight', [width]],
    ['self_attn.k_proj.bias', 'attn_k.bias', [key]],
    ['self_attn.k_proj.weight', 'attn_k.weight', [key, width]],
    ['self_attn.o_proj.weight', 'attn_output.weight', [width, query]],
    ['self_attn.q_proj.bias', 'attn_q.bias', [query]],
    ['self_attn.q_proj.weight', 'attn_q.weight', [query, width]],
    ['self_attn.v_proj.bias', 'attn_v.bias', [key]],
    ['self_attn.v_proj.weight', 'attn_v.weight', [key, width]],
  ]
}

/** Takes the language model out of the supply. */
export function textTensors(supply: TensorSupply, shape: TextShape): PlannedTensor[] {
  const take = (from: string, name: string, size: readonly number[]): PlannedTensor => plannedTensor(name, size, supply.take(from, size))
  const embedding = [shape.rows, shape.width]
  return [
    take('model.embed_tokens.weight', 'token_embd.weight', embedding),
    ...Array.from({ length: shape.blocks }, (_, block) =>
      blockWeights(shape).map(([from, name, size]) => take(`model.layers.${block}.${from}`, `blk.${block}.${name}`, size)),
    ).flat(),
    take('model.norm.weight', 'output_norm.weight', [shape.width]),
    // Absent where the output is the embedding itself.
    ...(supply.has('lm_head.weight') ? [take('lm_head.weight', 'output.weight', embedding)] : []),
  ]
}
