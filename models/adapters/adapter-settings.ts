// adapter_config.json, as PEFT writes it: what can be said in a GGUF adapter, and what cannot.
import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { isObject, type JsonObject, readJsonIn } from '../checkpoint/read-json.ts'
import { adapterProblem } from './adapter-problem.ts'

export interface AdapterSettings {
  rank: number
  alpha: number
  /** The scale is alpha/√rank instead of alpha/rank. */
  rankStabilised: boolean
  /** Layers may have ranks of their own. */
  ranksDiffer: boolean
  /** Class of the model it was trained on, where it says so. */
  baseClass: string | null
}

export type AdapterArchitecture = 'qwen2vl' | 'qwen2'

const ARCHITECTURES: Record<string, AdapterArchitecture> = {
  Qwen2_5_VLForConditionalGeneration: 'qwen2vl',
  InternVLChatModel: 'qwen2',
  InternVLForConditionalGeneration: 'qwen2',
}

/** Settings of PEFT that change what the adapter computes, and that neither llama.cpp nor the merging here knows. */
const INEXPRESSIBLE = [
  'use_dora',
  'lora_bias',
  'fan_in_fan_out',
  'modules_to_save',
  'alpha_pattern',
  'layer_replication',
  'trainable_token_indices',
  'target_parameters',
  'alora_invocation_tokens',
  'use_qalora',
]

/** Reads the settings. Throws `adapter-…`, `checkpoint-…`. */
export function readAdapterSettings(folder: string): AdapterSettings {
  const config = readJsonIn(folder, 'adapter_config.json')
  if (config.peft_type !== 'LORA') throw unsupported('peft_type', config.peft_type)
  for (const name of INEXPRESSIBLE) if (!isOff(config[name])) throw unsupported(name, config[name])
  if ((config.bias ?? 'none') !== 'none') throw unsupported('bias', config.bias)
  const rankStabilised = config.use_rslora === true
  const ranksDiffer = !isOff(config.rank_pattern)
  // One alpha for all layers cannot hold a different root for each.
  if (rankStabilised && ranksDiffer) throw unsupported('rank_pattern', 'with use_rslora')
  return {
    rank: positive(config, 'r', Number.isInteger),
    alpha: positive(config, 'lora_alpha', Number.isFinite),
    rankStabilised,
    ranksDiffer,
    baseClass: baseClassOf(config),
  }
}

function isOff(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0
}

/** `model` is the class of the base. Throws `adapter-base-unknown`, `adapter-kind-unsupported`. */
export function architectureOf(model: string | null): AdapterArchitecture {
  if (model === null) throw adapterProblem('adapter-base-unknown', 'The adapter does not say which kind of model it belongs to.')
  const known = Object.hasOwn(ARCHITECTURES, model) ? ARCHITECTURES[model] : undefined
  if (known) return known
  throw adapterProblem('adapter-kind-unsupported', `Adapters of the kind of model “${model}” cannot be converted here.`, { model })
}

/** The class that a checkpoint's config.json names. */
export function classOfModel(folder: string): string | null {
  const { architectures } = readJsonIn(folder, 'config.json')
  const model = Array.isArray(architectures) ? architectures[0] : undefined
  return typeof model === 'string' ? model : null
}

function baseClassOf(config: JsonObject): string | null {
  const local = localBase(config.base_model_name_or_path)
  if (local) return classOfModel(local)
  const mapped = isObject(config.auto_mapping) ? config.auto_mapping.base_model_class : undefined
  return typeof mapped === 'string' ? mapped : null
}

function localBase(path: unknown): string | null {
  return typeof path === 'string' && isAbsolute(path) && existsSync(join(path, 'config.json')) ? path : null
}

function positive(config: JsonObject, setting: string, isRight: (value: unknown) => boolean): number {
  const value = config[setting]
  if (typeof value === 'number' && isRight(value) && value > 0) return value
  throw adapterProblem('adapter-damaged', `The adapter’s configuration is damaged: ${setting} is impossible.`, { setting })
}

function unsupported(setting: string, value: unknown) {
  const message = `This adapter uses ${setting}, which cannot be converted here.`
  return adapterProblem('adapter-kind-unsupported', message, { setting, value: String(value).slice(0, 100) })
}
