// Adapters that are added to the weights of their base while it is converted, as PEFT's merge_and_unload adds them.
import { basename, resolve } from 'node:path'
import type { Sha256 } from '../../electron/contract/ids.ts'
import { ProblemError } from '../../electron/core/problem.ts'
import type { PlannedConversion, PlannedFile } from '../conversion/plan-conversion.ts'
import type { LowRankChange, PlannedTensor } from '../conversion/planned-tensor.ts'
import { hashFile } from '../files/hash-file.ts'
import { f32s, type GgufValue, string, strings, u32 } from '../gguf/values.ts'
import { adapterProblem } from './adapter-problem.ts'
import { architectureOf } from './adapter-settings.ts'
import type { LoraPair } from './adapter-tensors.ts'
import { type Adapter, openAdapter } from './open-adapter.ts'

export interface AdapterToMerge {
  /** PEFT's: adapter_config.json and adapter_model.safetensors. */
  folder: string
  /** What the adapter changes is taken times this. */
  weight: number
}

/** Key in the files of merged models: names, weights and SHA-256 of the adapters' weights, in the order of merging. */
const MERGED_KEY = 'whereabouts.merged_adapters'

/** `BASE-with-ADAPTER`, with the weight behind it where it is not 1: a merged model never takes the name of its base. */
export function mergedName(baseName: string, adapters: readonly AdapterToMerge[]): string {
  const named = adapters.map(({ folder, weight }) => `${basename(resolve(folder))}${weight === 1 ? '' : `-${weight}`}`)
  return [baseName, ...named].join('-with-')
}

export interface MergedPlan extends PlannedConversion {
  /** What was merged, in this order. */
  merged: MergedAdapter[]
}

export interface MergedAdapter {
  name: string
  /** Of its weights. */
  sha256: Sha256
  weight: number
}

/**
 * The plan with the adapters in its text model, and with keys that say so. Throws `adapter-…`, `checkpoint-…`; the message
 * begins with the adapter's name.
 */
export async function withAdapters(plan: PlannedConversion, adapters: readonly AdapterToMerge[]): Promise<MergedPlan> {
  if (adapters.length === 0) return { ...plan, merged: [] }
  const opened = adapters.map(({ folder, weight }) => ({ weight, adapter: ofAdapter(folder, () => openAdapter(folder)) }))
  let { text } = plan
  for (const [at, { adapter, weight }] of opened.entries()) {
    if (opened.findIndex(({ adapter: { weightFile } }) => weightFile === adapter.weightFile) < at) throw twice(adapter.name)
    text = ofAdapter(adapter.name, () => withAdapter(text, adapter, weight))
  }
  const merged: MergedAdapter[] = []
  for (const { adapter, weight } of opened) merged.push({ name: adapter.name, sha256: await hashFile(adapter.weightFile), weight })
  return { ...plan, text: { ...text, keys: [...mergedKeys(plan, merged), ...text.keys] }, merged }
}

function mergedKeys({ checkpoint }: PlannedConversion, merged: readonly MergedAdapter[]): [string, GgufValue][] {
  return [
    ['general.base_model.count', u32(1)],
    ['general.base_model.0.name', string(basename(resolve(checkpoint.folder)))],
    [`${MERGED_KEY}.names`, strings(merged.map(({ name }) => name))],
    [`${MERGED_KEY}.weights`, f32s(merged.map(({ weight }) => weight))],
    [`${MERGED_KEY}.sha256`, strings(merged.map(({ sha256 }) => sha256))],
  ]
}

function withAdapter(text: PlannedFile, { settings, pairs }: Adapter, weight: number): PlannedFile {
  const { baseClass, alpha, rankStabilised } = settings
  const architecture = baseClass === null ? text.architecture : architectureOf(baseClass)
  if (architecture !== text.architecture) {
    const message = `The adapter belongs to models of the kind “${architecture}”, and this one is of the kind “${text.architecture}”.`
    throw adapterProblem('adapter-of-another-model', message, { architecture, expected: text.architecture })
  }
  const matrices = new Map(text.tensors.map((tensor) => [tensor.name, tensor]))
  for (const [name, pair] of pairs) {
    const base = matrices.get(name)
    if (!base || !fits(pair, base)) throw ofAnotherModel(name, pair, base)
    const rank = pair.A.shape[0] as number
    const scale = (weight * alpha) / (rankStabilised ? Math.sqrt(rank) : rank)
    const change: LowRankChange = { a: pair.A, b: pair.B, scale }
    matrices.set(name, { ...base, changes: [...base.changes, change] })
  }
  return { ...text, tensors: [...matrices.values()] }
}

function fits({ A, B }: LoraPair, { shape }: PlannedTensor): boolean {
  return shape.length === 2 && A.shape[1] === shape[0] && B.shape[0] === shape[1]
}

function ofAnotherModel(name: string, { A, B }: LoraPair, base: PlannedTensor | undefined) {
  const sizes = { tensor: name, found: `${A.shape[1]} × ${B.shape[0]}`, expected: base?.shape.join(' × ') ?? 'none' }
  return adapterProblem('adapter-of-another-model', `The adapter belongs to another model: its “${name}” does not fit this one.`, sizes)
}

function twice(name: string) {
  return adapterProblem('adapter-twice', `The adapter “${name}” is named twice.`, { adapter: name })
}

function ofAdapter<Result>(folder: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    throw new ProblemError({ ...problem, message: `${basename(resolve(folder))}: ${problem.message}` }, { cause: error })
  }
}
