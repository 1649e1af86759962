// An adapter at run time over its base, and one merged while its base is converted, against the same adapter merged into the base
// by PEFT, at 32 bits.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { checkAdapter } from '../../../../models/adapters/check-adapter.ts'
import { convertAdapter } from '../../../../models/adapters/convert-adapter.ts'
import { type ConvertedFiles, type ConvertOptions, convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import { fileType, type NumberFormat } from '../../../../models/conversion/number-formats.ts'
import { hashFile } from '../../../../models/files/hash-file.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import { readPassport } from '../../../../models/passports/passport-file.ts'
import type { NativeModel } from '../../../../native/surface.ts'
import { addon, encodedPrompt, greedy, question, striped, write } from '../../native/tiny-model.ts'
import { differences } from '../conversion/compare-files.ts'
import { python, quantiseByLlama, runReference, WITHOUT_PYTHON } from '../conversion/reference.ts'

const GREEDY_TOKENS = 64

let folder: string
let base: ConvertedFiles
let merged: ConvertedFiles
const at = (name: string) => join(folder, name)
const stop = () => new addon.Stop()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'merged-'))
  if (python === null) return
  runReference('make_checkpoint.py', at('base'), 'float32', '5GB', '5')
  runReference('make_adapter.py', at('base'), at('adapter'), 'float32', '0')
  runReference('merge_adapter.py', at('base'), at('adapter'), at('merged'))
  await convertAdapter({ folder: at('adapter'), baseFolder: at('base'), outputFile: at('adapter.gguf') })
  base = await converted('base')
  merged = await converted('merged')
})
afterAll(() => rmSync(folder, { recursive: true }))

function converted(name: string, changes: Partial<ConvertOptions> = {}): Promise<ConvertedFiles> {
  const options = { name: null, format: 'F32', projectorFormat: 'F32', quantiser: addonQuantiser(addon, 2) } as const
  return convertCheckpoint({ folder: at(name), outputFolder: at('converted'), fileName: name, ...options, ...changes })
}

const withAdapter = (weight: number, format: NumberFormat = 'F32') =>
  converted('base', { adapters: [{ folder: at('adapter'), weight }], fileName: null, format })

const load = (files: ConvertedFiles): Promise<NativeModel> => {
  const limits = { minImageTokens: 4, maxImageTokens: 16, visionFlashAttention: false }
  return addon.loadModel({ ...files, threads: 1, gpuLayers: 0, ...limits }, stop(), () => {})
}

/** Log-probabilities of every first token, and the greedy words with theirs. */
async function said(model: NativeModel, adapterWeight: number | null) {
  const room = { contextTokens: 512, sequences: 1, threads: 1, microBatchTokens: 512 }
  const session = await model.openSession({ ...room, flashAttention: false, keyValueBits: 32 })
  const adapter = adapterWeight === null ? null : await model.loadAdapter(at('adapter.gguf'))
  if (adapter && adapterWeight !== null) await session.setAdapters([{ adapter, weight: adapterWeight }])
  const prompt = await encodedPrompt(model, question, striped(112, 112))
  await session.prefill(prompt, stop(), () => {})
  const first: number[] = []
  for (let token = 0; token < model.description.vocabularySize; token++) first.push((await session.score(Int32Array.of(token), stop()))[0]!)
  const { tokens, logProbabilities } = (await write(session, { ...greedy, samples: [0], maxNewTokens: GREEDY_TOKENS })).get(0)!
  for (const each of [prompt, session, adapter]) each?.close()
  return { tokens, numbers: [...first, ...logProbabilities] }
}

type Matrices = Map<string, Float32Array>

/** All numbers of a file at 32 bits. */
function matrices(file: string): Matrices {
  const bytes = readFileSync(file)
  const { tensors, dataByteOffset } = readGgufHeader(file)
  return new Map(
    [...tensors.values()].map(({ name, byteOffset, byteLength }) => {
      const start = dataByteOffset + byteOffset
      return [name, new Float32Array(Uint8Array.from(bytes.subarray(start, start + byteLength)).buffer)]
    }),
  )
}

const farthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, each, index) => Math.max(most, Math.abs(each - b[index]!)), 0)

describe('an adapter over its base', () => {
  test('says what PEFT’s merged model says, and half of it something between', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    expect(checkAdapter(at('adapter.gguf'), readGgufHeader(base.textFile))).toEqual({ rank: 8, alpha: 12 })
    const ofBase = await load(base)
    const [alone, half, whole, nothing] = [await said(ofBase, null), await said(ofBase, 0.5), await said(ofBase, 1), await said(ofBase, 0)]
    ofBase.close()
    const ofMerged = await load(merged)
    const expected = await said(ofMerged, null)
    ofMerged.close()
    expect(whole.tokens).toEqual(expected.tokens)
    expect(farthest(whole.numbers, expected.numbers)).toBeLessThan(1e-4)
    expect(nothing).toEqual(alone)
    // Each is something of its own, or the agreement would say nothing.
    expect(farthest(alone.numbers, expected.numbers)).toBeGreaterThan(0.1)
    for (const other of [alone, whole]) expect(farthest(half.numbers, other.numbers)).toBeGreaterThan(0.1)
    expect(new Set(expected.tokens).size).toBeGreaterThan(8)
  })
})

describe('an adapter merged while its base is converted', () => {
  test('gives the numbers of PEFT’s merged model, and a model that says the same', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const ours = await withAdapter(1)
    expect(ours.textFile).toBe(at('converted/base-with-adapter-F32.gguf'))
    const adapters = [{ name: 'adapter', sha256: await hashFile(at('adapter/adapter_model.safetensors')), weight: 1 }]
    expect(readPassport(ours.textFile)?.passport.conversion).toMatchObject({ adapters })
    const [numbers, expected, unchanged] = [ours, merged, base].map(({ textFile }) => matrices(textFile)) as [Matrices, Matrices, Matrices]
    expect([...numbers.keys()]).toEqual([...expected.keys()])
    let changed = 0
    for (const [name, values] of numbers) {
      expect([name, farthest(values, expected.get(name)!)]).toEqual([name, expect.toSatisfy((most: number) => most < 1e-6)])
      if (farthest(values, unchanged.get(name)!) > 0.01) changed++
    }
    expect(changed).toBe(8 * 7)
    const [ofOurs, ofPeft] = [await load(ours), await load(merged)]
    const [one, other] = [await said(ofOurs, null), await said(ofPeft, null)]
    ofOurs.close()
    ofPeft.close()
    expect(one.tokens).toEqual(other.tokens)
    expect(farthest(one.numbers, other.numbers)).toBeLessThan(1e-4)
  })

  test('with half its weight says what half of it says at run time', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const [ofBase, ofHalf] = [await load(base), await load(await withAdapter(0.5))]
    const [atRunTime, mergedHalf] = [await said(ofBase, 0.5), await said(ofHalf, null)]
    ofBase.close()
    ofHalf.close()
    expect(mergedHalf.tokens).toEqual(atRunTime.tokens)
    expect(farthest(mergedHalf.numbers, atRunTime.numbers)).toBeLessThan(1e-4)
  })

  test('is packed as llama.cpp packs the merged model', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const [{ textFile: whole }, { textFile: packed }] = [await withAdapter(1), await withAdapter(1, 'Q4_K_M')]
    quantiseByLlama(whole, at('quantised.gguf'), fileType('Q4_K_M'))
    expect(differences(packed, at('quantised.gguf'))).toEqual([])
  })
})
