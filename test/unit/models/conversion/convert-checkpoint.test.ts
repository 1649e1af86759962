import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '../../../../electron/core/problem.ts'
import { type ConvertOptions, convertCheckpoint, discardConversion } from '../../../../models/conversion/convert-checkpoint.ts'
import type { Quantiser } from '../../../../models/conversion/quantiser.ts'
import { TENSOR_TYPES } from '../../../../models/gguf/format.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import { stringAt } from '../../../../models/gguf/values.ts'
import { MODEL_KIND_KEY } from '../../../../models/model-kind-key.ts'
import { type SmallQwen, smallQwen, writeSharded, writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'

let folder: string
let outputFolder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'my-model-'))
  outputFolder = mkdtempSync(join(tmpdir(), 'converted-'))
})
afterEach(() => {
  for (const each of [folder, outputFolder]) rmSync(each, { recursive: true })
})

const options = (changes: Partial<ConvertOptions> = {}): ConvertOptions => ({
  folder,
  outputFolder,
  fileName: 'small',
  name: 'Small',
  format: 'F32',
  projectorFormat: 'F32',
  quantiser: null,
  ...changes,
})

async function codeOf(changes: Partial<ConvertOptions> = {}): Promise<string> {
  try {
    await convertCheckpoint(options(changes))
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    expect(problem.remedy).toMatch(/\w/)
    return problem.code
  }
  return 'none'
}

/** Blocks of zeros that only have the right length. */
const zeros: Quantiser = {
  llamaBuild: 'b1',
  quantise: async ({ from, to, bytes }) => {
    const { blockBytes, blockElements } = TENSOR_TYPES[to]
    return new Uint8Array((bytes.byteLength / (from === 'F32' ? 4 : 2) / blockElements) * blockBytes)
  },
}

describe('a checkpoint', () => {
  test.each([
    ['demonstration', 'demonstration'],
    ['geolocation', undefined],
    ['anything', undefined],
  ])('whose passport says %s is marked as such in both files, where that tells anything', async (kind, value) => {
    writeSmallQwen(folder)
    writeFileSync(join(folder, 'passport.json'), JSON.stringify({ v: 1, kind }))
    const files = await convertCheckpoint(options())
    for (const file of [files.textFile, files.projectorFile]) expect(stringAt(readGgufHeader(file).metadata, MODEL_KIND_KEY)).toBe(value)
  })

  test('becomes a pair that fits, named as asked; nothing else is left in the folder', async () => {
    writeSmallQwen(folder)
    const { textFile, projectorFile } = await convertCheckpoint(options())
    expect(readdirSync(outputFolder).sort()).toEqual(['mmproj-small-F32.gguf', 'small-F32.gguf', 'small-F32.passport.json'])
    expect(readGgufHeader(textFile).metadata.get('general.name')).toEqual({ type: 'string', value: 'Small' })
    expect(readGgufHeader(projectorFile).tensors.get('v.blk.1.attn_k.weight')?.shape).toEqual([32, 32])
  })

  test('gives the same bytes in one file and in many, under the names of every release of transformers', async () => {
    writeSmallQwen(folder)
    const first = await convertCheckpoint(options())
    const bytes = [first.textFile, first.projectorFile].map((file) => readFileSync(file))
    const renames: ((name: string) => string)[] = [
      (name) => name,
      (name) => name.replace(/^model\./, 'model.language_model.').replace(/^visual\./, 'model.visual.'),
      (name) => name.replace(/^model\./, 'language_model.model.'),
    ]
    for (const rename of renames) {
      const parts = smallQwen()
      rmSync(join(folder, 'model.safetensors'), { force: true })
      writeSharded(folder, { ...parts, tensors: parts.tensors.map((tensor) => ({ ...tensor, name: rename(tensor.name) })) })
      const again = await convertCheckpoint(options())
      expect([again.textFile, again.projectorFile].map((file) => readFileSync(file).equals(bytes.shift()!))).toEqual([true, true])
      bytes.push(...[again.textFile, again.projectorFile].map((file) => readFileSync(file)))
    }
  })

  test('is packed in the types that llama.cpp chooses', async () => {
    writeSmallQwen(folder)
    const { textFile } = await convertCheckpoint(options({ format: 'Q4_K_M', quantiser: zeros }))
    const types = new Map([...readGgufHeader(textFile).tensors].map(([name, { type }]) => [name, type]))
    // Rows of 64 and 96 are no whole block of 256.
    expect(types.get('blk.0.attn_q.weight')).toBe('Q5_0')
    expect(types.get('blk.0.ffn_norm.weight')).toBe('F32')
    expect(types.get('token_embd.weight')).toBe('Q8_0')
  })
})

describe('is refused by name and leaves no file behind:', () => {
  const change = (mend: (parts: SmallQwen) => void) => {
    const parts = smallQwen()
    mend(parts)
    writeSmallQwen(folder, parts)
  }
  const tensorNamed = (parts: SmallQwen, name: string) => parts.tensors.find((tensor) => tensor.name === name)!
  afterEach(() => expect(readdirSync(outputFolder).filter((name) => name.endsWith('.gguf'))).toEqual([]))

  test.each<[string, (parts: SmallQwen) => void, string]>([
    [
      'another architecture',
      (parts) => Object.assign(parts.config, { architectures: ['LlamaForCausalLM'] }),
      'checkpoint-architecture-unsupported',
    ],
    ['no architecture', (parts) => Object.assign(parts.config, { architectures: null }), 'checkpoint-architecture-unsupported'],
    ['a quantised checkpoint', (parts) => Object.assign(parts.config, { quantization_config: {} }), 'checkpoint-type-unsupported'],
    ['weights that are missing', (parts) => void parts.tensors.splice(5, 1), 'checkpoint-tensor-missing'],
    [
      'weights that no such model has',
      (parts) => Object.assign(tensorNamed(parts, 'model.norm.weight'), { name: 'model.other' }),
      'checkpoint-tensor-missing',
    ],
    [
      'a layer too many',
      (parts) => void parts.tensors.push({ ...parts.tensors[3]!, name: 'model.layers.7.x' }),
      'checkpoint-tensor-unknown',
    ],
    ['a setting that is missing', (parts) => Reflect.deleteProperty(parts.config.text_config, 'hidden_size'), 'checkpoint-setting-missing'],
    ['a setting that is impossible', (parts) => Object.assign(parts.config.text_config, { hidden_size: -64 }), 'checkpoint-damaged'],
    ['another width', (parts) => Object.assign(parts.config.text_config, { intermediate_size: 128 }), 'checkpoint-tensor-shape'],
    ['a vocabulary of another size', (parts) => Object.assign(parts.config.text_config, { vocab_size: 290 }), 'checkpoint-tensor-shape'],
    [
      'rotary sections that do not add up',
      (parts) => Object.assign(parts.config.text_config.rope_parameters, { mrope_section: [4, 4, 4] }),
      'checkpoint-damaged',
    ],
    [
      'a stretched context',
      (parts) => Object.assign(parts.config.text_config.rope_parameters, { rope_type: 'yarn' }),
      'checkpoint-setting-unsupported',
    ],
    [
      'a window of another size',
      (parts) => Object.assign(parts.config.vision_config, { window_size: 56 }),
      'checkpoint-setting-unsupported',
    ],
    [
      'full blocks out of step',
      (parts) => Object.assign(parts.config.vision_config, { fullatt_block_indexes: [0] }),
      'checkpoint-setting-unsupported',
    ],
    [
      'integers as weights',
      (parts) => {
        const norm = tensorNamed(parts, 'model.norm.weight')
        Object.assign(norm, { type: 'I64', bytes: new Uint8Array(64 * 8) })
      },
      'checkpoint-type-unsupported',
    ],
    [
      'a tokenizer of another kind',
      (parts) => Object.assign(parts.tokenizer.model, { type: 'Unigram' }),
      'checkpoint-tokenizer-unsupported',
    ],
    [
      'another way of splitting text',
      (parts) => Object.assign(parts.tokenizer, { pre_tokenizer: { type: 'Whitespace' } }),
      'checkpoint-tokenizer-unsupported',
    ],
    [
      'a tokenizer with more tokens than the model',
      (parts) => Object.assign(parts.tokenizer.model.vocab, { zz: 288 }),
      'checkpoint-tokenizer-mismatch',
    ],
    ['a merge to no token', (parts) => void parts.tokenizer.model.merges.push(['q', 'q']), 'checkpoint-damaged'],
    ['two tokens of one number', (parts) => Object.assign(parts.tokenizer.model.vocab, { zz: 5 }), 'checkpoint-damaged'],
  ])('%s', async (_, mend, code) => {
    change(mend)
    expect(await codeOf()).toBe(code)
  })

  test('a number that is none, and one that 16 bits cannot hold', async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      change((parts) => new Float32Array(tensorNamed(parts, 'model.norm.weight').bytes.buffer).set([value], 9))
      expect(await codeOf()).toBe('checkpoint-value-invalid')
    }
    change((parts) => new Float32Array(tensorNamed(parts, 'model.embed_tokens.weight').bytes.buffer).set([70_000], 9))
    expect(await codeOf({ format: 'F16' })).toBe('checkpoint-value-invalid')
    rmSync(join(outputFolder, 'mmproj-small-F32.gguf'))
  })

  test('a folder without its tokenizer or its scale of colours', async () => {
    writeSmallQwen(folder)
    rmSync(join(folder, 'tokenizer.json'))
    expect(await codeOf()).toBe('checkpoint-file-missing')
    writeSmallQwen(folder)
    rmSync(join(folder, 'preprocessor_config.json'))
    expect(await codeOf()).toBe('checkpoint-setting-missing')
  })
})

describe('an interrupted conversion', () => {
  test('keeps what was there, looks unfinished, and goes on to the same bytes', async () => {
    writeSmallQwen(folder)
    const whole = await convertCheckpoint(options())
    const expected = readFileSync(whole.textFile)
    const controller = new AbortController()
    const onProgress = (done: number, total: number) => done > 0.8 * total && controller.abort()
    await expect(convertCheckpoint(options({ signal: controller.signal, onProgress }))).rejects.toThrow(/abort/)
    expect(readFileSync(whole.textFile).equals(expected)).toBe(true)
    expect(existsSync(`${whole.textFile}.part`)).toBe(true)
    rmSync(whole.textFile)
    await convertCheckpoint(options())
    expect(readFileSync(whole.textFile).equals(expected)).toBe(true)
    expect(readdirSync(outputFolder).sort()).toEqual(['mmproj-small-F32.gguf', 'small-F32.gguf', 'small-F32.passport.json'])
  })

  test('can be forgotten', async () => {
    writeSmallQwen(folder)
    await expect(convertCheckpoint(options({ signal: AbortSignal.abort() }))).rejects.toThrow(/abort/)
    expect(readdirSync(outputFolder)).not.toEqual([])
    await discardConversion(options())
    expect(readdirSync(outputFolder)).toEqual([])
  })

  test('two into one folder: the second is refused, and a lock whose owner died is not', async () => {
    writeSmallQwen(folder)
    const lock = join(outputFolder, '.conversion-under-way')
    writeFileSync(lock, String(process.pid))
    expect(await codeOf()).toBe('conversion-under-way')
    expect(existsSync(lock)).toBe(true)
    // No process has this number: it is above the largest that Linux gives.
    writeFileSync(lock, String(2 ** 22 + 1))
    expect(await codeOf()).toBe('none')
  })
})
