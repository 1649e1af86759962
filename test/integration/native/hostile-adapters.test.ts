// Adapters' files that somebody wrote to do harm, or that a bad disk made: refused in words, or applied. Whatever the check
// lets through goes into llama.cpp in this very process, which an abort there would end.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../../../electron/core/problem.ts'
import { checkAdapter } from '../../../models/adapters/check-adapter.ts'
import { randomWords } from '../../../models/fixtures/random-words.ts'
import { readGgufHeader } from '../../../models/gguf/read.ts'
import { f32, type GgufValue, string, u32 } from '../../../models/gguf/values.ts'
import { type GgufContent, writeGguf } from '../../../models/gguf/write.ts'
import type { NativeModel, NativePrompt, NativeSession } from '../../../native/surface.ts'
import { randomAdapter } from '../../fixtures/adapters/random-adapter.ts'
import { mutated } from '../../fixtures/mutated.ts'
import { addon, files, loadTinyModel, promptWithoutPhoto, sessionFor } from './tiny-model.ts'

const MUTATIONS = 600

const folder = mkdtempSync(join(tmpdir(), 'hostile-adapters-'))
const path = join(folder, 'adapter.gguf')
const base = readGgufHeader(files.textFile)
const stop = () => new addon.Stop()

let model: NativeModel
let session: NativeSession
let prompt: NativePrompt
beforeAll(async () => {
  model = await loadTinyModel()
  session = await sessionFor(model, 1, 256)
  prompt = await promptWithoutPhoto(model)
})
afterAll(() => {
  for (const each of [prompt, session, model]) each.close()
  rmSync(folder, { recursive: true })
})

/** The code of the refusal, or how the model spoke with it. */
async function outcome(): Promise<string> {
  try {
    checkAdapter(path, base)
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return problem.code
  }
  const adapter = await model.loadAdapter(path)
  try {
    await session.setAdapters([{ adapter, weight: 1 }])
    await session.prefill(prompt, stop(), () => {})
    return 'applied'
  } catch (error) {
    if ((error as { code?: unknown }).code === 'not-numbers') return 'not-numbers'
    throw error
  } finally {
    adapter.close()
    await session.setAdapters([])
  }
}

describe('a hostile adapter', () => {
  it(`of ${MUTATIONS} mutations is refused in words or applied`, async () => {
    await writeGguf(path, randomAdapter(base, 'seed'))
    const file = readFileSync(path)
    const { dataByteOffset } = readGgufHeader(path)
    const random = randomWords('fuzz/adapter')
    const outcomes = new Map<string, number>()
    for (let round = 0; round < MUTATIONS; round++) {
      writeFileSync(path, mutated(file, dataByteOffset, random(new Uint32Array(12))))
      const code = await outcome()
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
    }
    // The mutations reach deep: some do no harm, and many kinds of refusal are met.
    const met = [
      'applied',
      'gguf-damaged',
      'gguf-truncated',
      'adapter-layers-unsupported',
      'adapter-file-damaged',
      'adapter-of-another-model',
    ]
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(met))
  })

  /** A whole adapter, changed before it is written. */
  const changed = (change: (content: { metadata: [string, GgufValue][]; tensors: GgufContent['tensors'] }) => Partial<GgufContent>) => {
    const { metadata, tensors } = randomAdapter(base, 'seed')
    const content = { metadata: [...metadata] as [string, GgufValue][], tensors }
    return writeGguf(path, { ...content, ...change(content) })
  }
  const setting = (key: string, value: GgufValue) =>
    changed(({ metadata }) => ({ metadata: [...metadata.filter(([name]) => name !== key), [key, value]] }))
  const tensors = (change: (all: GgufContent['tensors']) => GgufContent['tensors']) =>
    changed((content) => ({ tensors: change(content.tensors) }))
  const named = (from: string, to: string) => tensors((all) => all.map((each) => ({ ...each, name: each.name.replace(from, to) })))

  it.each<[string, () => Promise<void>, string]>([
    ['that is a model', () => setting('general.type', string('model')), 'adapter-not-one'],
    ['whose kind is a number', () => setting('general.type', u32(1)), 'adapter-not-one'],
    ['of another method', () => setting('adapter.type', string('control_vector')), 'adapter-not-one'],
    ['of another architecture', () => setting('general.architecture', string('qwen2')), 'adapter-of-another-model'],
    ['without end', () => setting('adapter.lora.alpha', f32(Number.POSITIVE_INFINITY)), 'adapter-file-damaged'],
    ['whose strength is no number', () => setting('adapter.lora.alpha', f32(Number.NaN)), 'adapter-file-damaged'],
    ['whose strength has another type', () => setting('adapter.lora.alpha', u32(8)), 'adapter-file-damaged'],
    ['that words of the prompt switch on', () => setting('adapter.alora.invocation_tokens', u32(1)), 'adapter-kind-unsupported'],
    ['of no weights', () => tensors(() => []), 'adapter-file-damaged'],
    ['with half a pair', () => tensors((all) => all.slice(1)), 'adapter-file-damaged'],
    ['of more layers', () => named('blk.3.', 'blk.9.'), 'adapter-of-another-model'],
    ['of a norm', () => named('blk.0.attn_q.weight', 'blk.0.attn_norm.weight'), 'adapter-of-another-model'],
    ['of whole weights', () => named('attn_q.weight.lora_a', 'attn_q.weight'), 'adapter-layers-unsupported'],
    ['of the embedding', () => named('blk.0.attn_q.', 'token_embd.'), 'adapter-layers-unsupported'],
  ])('%s is refused', async (_what, make, code) => {
    await make()
    expect(await outcome()).toBe(code)
  })

  it('of a wider model is refused', async () => {
    await tensors((all) =>
      all.map((each) =>
        each.name.endsWith('lora_a')
          ? { ...each, shape: [each.shape[0]! * 2, each.shape[1]!], chunks: () => [new Uint8Array(each.shape[0]! * each.shape[1]! * 8)] }
          : each,
      ),
    )
    expect(await outcome()).toBe('adapter-of-another-model')
  })
})
