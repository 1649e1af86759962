// What llama.cpp's loader of adapters asks (src/llama-adapter.cpp), and what it only asserts or passes over without a word,
// asked here first.
import { basename } from 'node:path'
import { ProblemError } from '../../electron/core/problem.ts'
import type { TensorTypeName } from '../gguf/format.ts'
import type { GgufHeader } from '../gguf/parse-header.ts'
import { readGgufHeader } from '../gguf/read.ts'
import type { TensorInfo } from '../gguf/tensors.ts'
import { stringAt } from '../gguf/values.ts'
import { adapterProblem } from './adapter-problem.ts'

export interface AdapterFacts {
  /** The largest of its layers'. */
  rank: number
  alpha: number
}

const HALF = /^(.+\.weight)\.lora_([ab])$/
/** The embedding is left out: where it is the output as well, llama.cpp ends the process over it. */
const LAYER = /^(blk\.\d+\..+|output)\.weight$/
const TYPES: readonly TensorTypeName[] = ['F32', 'F16', 'BF16', 'Q8_0']

/**
 * Checks an adapter's file against the header of the text model that it is to change; the weights are not read. Throws
 * `gguf-…`, `adapter-…`; the message begins with the file's name.
 */
export function checkAdapter(path: string, base: GgufHeader): AdapterFacts {
  return ofFile(path, (header) => checkAdapterHeader(header, base))
}

/** The part of the check that needs no model. Throws `gguf-…`, `adapter-not-one`. */
export function expectAdapter(path: string): void {
  ofFile(path, expectLora)
}

function ofFile<Result>(path: string, check: (header: GgufHeader) => Result): Result {
  try {
    return check(readGgufHeader(path))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    const message = `${basename(path)}: ${problem.message}`
    throw new ProblemError({ ...problem, message, details: { ...problem.details, path } }, { cause: error })
  }
}

function expectLora({ metadata }: GgufHeader): void {
  if (stringAt(metadata, 'general.type') === 'adapter' && stringAt(metadata, 'adapter.type') === 'lora') return
  throw adapterProblem('adapter-not-one', 'This file is not a LoRA adapter.')
}

function checkAdapterHeader(header: GgufHeader, base: GgufHeader): AdapterFacts {
  expectLora(header)
  const { metadata } = header
  const architecture = stringAt(metadata, 'general.architecture') ?? ''
  const expected = stringAt(base.metadata, 'general.architecture') ?? ''
  if (architecture !== expected) {
    const message = `The adapter belongs to models of the kind “${architecture}”, and this one is of the kind “${expected}”.`
    throw adapterProblem('adapter-of-another-model', message, { architecture, expected })
  }
  if (metadata.has('adapter.alora.invocation_tokens')) {
    throw adapterProblem('adapter-kind-unsupported', 'This adapter is switched on by words of the prompt, which cannot be done here.')
  }
  const alpha = metadata.get('adapter.lora.alpha')
  // llama.cpp takes 0, and a missing one, for a scale of 1.
  if (alpha?.type !== 'f32' || !Number.isFinite(alpha.value) || alpha.value <= 0) {
    throw adapterProblem('adapter-file-damaged', 'The adapter is damaged: its setting adapter.lora.alpha is missing or impossible.')
  }
  return { rank: Math.max(...pairsOf(header).map((pair) => rankOf(pair, base))), alpha: alpha.value }
}

interface Pair {
  target: string
  a: TensorInfo
  b: TensorInfo
}

function pairsOf({ tensors }: GgufHeader): Pair[] {
  if (tensors.size === 0) throw adapterProblem('adapter-file-damaged', 'The adapter holds no weights.')
  const targets = new Set<string>()
  for (const { name, type } of tensors.values()) {
    const [, target = ''] = HALF.exec(name) ?? []
    if (!LAYER.test(target)) {
      const message = `The adapter changes weights that cannot be changed at run time: “${name}”.`
      throw adapterProblem('adapter-layers-unsupported', message, { tensor: name })
    }
    if (!TYPES.includes(type)) throw damaged(name, `is stored as ${type}`)
    targets.add(target)
  }
  return [...targets].map((target) => {
    const [a, b] = [tensors.get(`${target}.lora_a`), tensors.get(`${target}.lora_b`)]
    if (!a || !b) throw damaged(target, 'has only one of its two halves')
    return { target, a, b }
  })
}

function rankOf({ target, a, b }: Pair, base: GgufHeader): number {
  const changed = base.tensors.get(target)
  const [into, out] = changed?.shape ?? []
  const [rank, ...rest] = b.shape
  if (a.shape.length !== 2 || rest.length !== 1 || a.shape[1] !== rank) throw damaged(target, 'has two halves that do not fit together')
  if (changed?.shape.length !== 2 || a.shape[0] !== into || rest[0] !== out) {
    const sizes = { tensor: target, found: `${a.shape[0]} × ${rest[0]}`, expected: changed?.shape.join(' × ') ?? 'none' }
    throw adapterProblem('adapter-of-another-model', `The adapter belongs to another model: its “${target}” does not fit this one.`, sizes)
  }
  if (changed.type === 'NVFP4') {
    throw adapterProblem('adapter-layers-unsupported', 'A model packed as NVFP4 takes no adapters at run time.', { tensor: target })
  }
  return rank as number
}

function damaged(tensor: string, what: string) {
  return adapterProblem('adapter-file-damaged', `The adapter is damaged: “${tensor}” ${what}.`, { tensor })
}
