// The image tower of InternVL3: names and keys as llama.cpp's conversion script writes them (conversion/internvl.py). The
// weights go by two sets of names, those of its makers and those of transformers; the makers' are used here.

import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import type { JsonObject } from '../checkpoint/read-json.ts'
import { bool, f32, type GgufValue, string, u32 } from '../gguf/values.ts'
import { type EncoderShape, encoderKeys } from './encoder-keys.ts'
import { type PlannedTensor, plannedTensor, type TensorSupply } from './planned-tensor.ts'
import { countAt, mustBe, numberAt } from './settings.ts'

interface TowerShape extends EncoderShape {
  imagePx: number
  /** Patches that become one token, along a side. */
  merged: number
}

const RENAMED: [RegExp, string][] = [
  [/^model\.(?=vision_tower\.|multi_modal_projector\.)/, ''],
  [/^model\.language_model\./, 'model.'],
  [/^language_model\.(?=model\.|lm_head\.)/, ''],
  [/^multi_modal_projector\.layer_norm\./, 'mlp1.0.'],
  [/^multi_modal_projector\.linear_1\./, 'mlp1.1.'],
  [/^multi_modal_projector\.linear_2\./, 'mlp1.3.'],
  [/^vision_tower\.embeddings\.cls_token$/, 'vision_model.embeddings.class_embedding'],
  [/^vision_tower\.embeddings\.patch_embeddings\.projection\./, 'vision_model.embeddings.patch_embedding.'],
  [/^vision_tower\.embeddings\.position_embeddings$/, 'vision_model.embeddings.position_embedding'],
  [/^vision_tower\.encoder\.layer\.(\d+)\.attention\.projection_layer\./, 'vision_model.encoder.layers.$1.attn.proj.'],
  [/^vision_tower\.encoder\.layer\.(\d+)\.attention\./, 'vision_model.encoder.layers.$1.attn.'],
  [/^vision_tower\.encoder\.layer\.(\d+)\.layernorm_before\./, 'vision_model.encoder.layers.$1.norm1.'],
  [/^vision_tower\.encoder\.layer\.(\d+)\.layernorm_after\./, 'vision_model.encoder.layers.$1.norm2.'],
  [/^vision_tower\.encoder\.layer\.(\d+)\.lambda_/, 'vision_model.encoder.layers.$1.ls'],
  [/^vision_tower\.encoder\.layer\.(\d+)\./, 'vision_model.encoder.layers.$1.'],
]

/** The makers' name of a weight, whichever it is saved under. */
export function internvlName(name: string): string {
  return RENAMED.reduce((renamed, [pattern, by]) => renamed.replace(pattern, by), name)
}

/** Reads the sizes. Throws `checkpoint-…`. */
export function towerShape(config: JsonObject, vision: JsonObject, textWidth: number): TowerShape {
  mustBe(vision, 'hidden_act', 'gelu')
  mustBe(vision, 'norm_type', 'layer_norm')
  const ratio = numberAt(config, undefined, 'downsample_ratio')
  return {
    textWidth,
    width: countAt(vision, 1 << 16, 'hidden_size'),
    blocks: countAt(vision, 512, 'num_hidden_layers'),
    heads: countAt(vision, 1024, 'num_attention_heads'),
    feedForward: countAt(vision, 1 << 20, 'intermediate_size'),
    imagePx: sideAt(vision, 'image_size'),
    patchPx: sideAt(vision, 'patch_size'),
    merged: countAt({ downsample_ratio: Math.trunc(1 / ratio) }, 16, 'downsample_ratio'),
  }
}

/** A side in pixels; transformers gives both sides. */
function sideAt(vision: JsonObject, name: string): number {
  const value = vision[name]
  return countAt({ [name]: Array.isArray(value) ? value[0] : value }, 1 << 16, name)
}

/** The `clip.…` keys. `preprocessor` says how pixels are scaled. */
export function towerKeys(shape: TowerShape, config: JsonObject, vision: JsonObject, preprocessor: JsonObject): [string, GgufValue][] {
  const tiles = (['min', 'max'] as const).flatMap((end): [string, GgufValue][] => {
    const count = config[`${end}_dynamic_patch`]
    return typeof count === 'number' && count > 0 ? [[`clip.vision.preproc_${end}_tiles`, u32(count)]] : []
  })
  return [
    ...encoderKeys(shape, shape.imagePx, preprocessor),
    ['clip.projector_type', string('internvl')],
    ['clip.vision.attention.layer_norm_epsilon', f32(numberAt(vision, undefined, 'layer_norm_eps'))],
    ['clip.use_gelu', bool(true)],
    ['clip.vision.projector.scale_factor', u32(shape.merged)],
    ...tiles,
  ]
}

/** Takes the image tower and the projector out of the supply. */
export function towerTensors(supply: TensorSupply, shape: TowerShape): PlannedTensor[] {
  const { width, textWidth, patchPx } = shape
  const patches = (shape.imagePx / patchPx) ** 2
  const merged = width * shape.merged ** 2
  const from = 'vision_model.embeddings'
  const both = (layer: number, out: number, size: readonly number[]) => [
    whole(supply, `mlp1.${layer}.bias`, `mm.model.mlp.${layer}.bias`, [out]),
    whole(supply, `mlp1.${layer}.weight`, `mm.model.mlp.${layer}.weight`, size),
  ]
  return [
    ...both(0, merged, [merged]),
    ...both(1, textWidth, [textWidth, merged]),
    ...both(3, textWidth, [textWidth, textWidth]),
    { ...whole(supply, `${from}.class_embedding`, 'v.class_embd', [1, 1, width]), full: true },
    whole(supply, `${from}.patch_embedding.bias`, 'v.patch_embd.bias', [width]),
    { ...whole(supply, `${from}.patch_embedding.weight`, 'v.patch_embd.weight', [width, 3, patchPx, patchPx]), plain: true },
    { ...whole(supply, `${from}.position_embedding`, 'v.position_embd.weight', [1, patches + 1, width]), full: true },
    ...Array.from({ length: shape.blocks }, (_, block) => towerBlock(supply, shape, block)).flat(),
  ]
}

function towerBlock(supply: TensorSupply, { width, feedForward }: TowerShape, block: number): PlannedTensor[] {
  const [from, to] = [`vision_model.encoder.layers.${block}`, `v.blk.${block}`]
  const named = (source: string, name: string, ...size: number[]) => whole(supply, `${from}.${source}`, `${to}.${name}`, size)
  if (supply.has(`${from}.attn.q_norm.weight`)) {
    const message = 'This image tower normalises its queries and keys, which the towers of InternVL3 do not.'
    throw checkpointProblem('checkpoint-setting-unsupported', message, { setting: 'use_qk_norm', value: true })
  }
  return [
    ...attention(supply, from, to, width),
    named('attn.proj.bias', 'attn_out.bias', width),
    named('attn.proj.weight', 'attn_out.weight', width, width),
    named('ls1', 'ls1.weight', width),
    named('ls2', 'ls2.weight', width),
    named('norm1.bias', 'ln1.bias', width),
    named('norm1.weight', 'ln1.weight', width),
    named('norm2.bias', 'ln2.bias', width),
    named('norm2.weight', 'ln2.weight', width),
    named('mlp.fc1.bias', 'ffn_up.bias', feedForward),
    named('mlp.fc1.weight', 'ffn_up.weight', feedForward, width),
    named('mlp.fc2.bias', 'ffn_down.bias', width),
    named('mlp.fc2.weight', 'ffn_down.weight', width, feedForward),
  ]
}

/** Query, key and value: one matrix with the makers, three with transformers; with or without biases. */
function attention(supply: TensorSupply, from: string, to: string, width: number): PlannedTensor[] {
  return ['weight', 'bias'].flatMap((kind) => {
    const size = kind === 'weight' ? [width, width] : [width]
    const joint = `${from}.attn.qkv.${kind}`
    if (supply.has(joint)) {
      const source = supply.take(joint, [3 * width, ...size.slice(1)])
      return ['q', 'k', 'v'].map((name, at) =>
        plannedTensor(`${to}.attn_${name}.${kind}`, size, source, { kind: 'rows', first: at * width, count: width }),
      )
    }
    if (kind === 'bias' && !supply.has(`${from}.attn.q_proj.bias`)) return []
    return ['q', 'k', 'v'].map((name) => whole(supply, `${from}.attn.${name}_proj.${kind}`, `${to}.attn_${name}.${kind}`, size))
  })
}

function whole(supply: TensorSupply, from: string, name: string, size: readonly number[]): PlannedTensor {
  return plannedTensor(name, size, supply.take(from, size))
}
