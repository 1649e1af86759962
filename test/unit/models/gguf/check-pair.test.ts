import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectorModel } from '../../../../models/fixtures/projector-model.ts'
import { checkPair } from '../../../../models/gguf/check-pair.ts'
import { bool, f32, i32s, string, strings, u32 } from '../../../../models/gguf/values.ts'
import type { GgufContent } from '../../../../models/gguf/write.ts'
import { problemCode } from './problem-code.ts'
import { SMALL_SHAPE, smallProjector, smallText, withKey, without, writePair } from './small-pair.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pair-'))
})
afterEach(() => rm(folder, { recursive: true }))

const codeOf = async (pair: { text?: GgufContent; projector?: GgufContent }) => {
  const { textFile, projectorFile } = await writePair(folder, pair)
  return problemCode(() => checkPair(textFile, projectorFile))
}

describe('a pair of text model and projector', () => {
  test('is described when it is whole', async () => {
    const { textFile, projectorFile } = await writePair(folder)
    const { text, projector } = checkPair(textFile, projectorFile)
    expect(text).toEqual({
      architecture: 'qwen2vl',
      embeddingLength: 32,
      blockCount: 1,
      headCount: 2,
      headCountKv: 1,
      contextLength: 512,
      vocabularySize: 280,
    })
    expect(projector).toEqual({
      projectorType: 'qwen2.5vl_merger',
      projectionLength: 32,
      embeddingLength: 16,
      blockCount: 2,
      patchSizePx: 14,
      tiles: null,
    })
  })

  test.each(
    smallText()
      .tensors.map(({ name }) => name)
      .filter((name) => !/bias$|^output.weight$/.test(name)),
  )('text model without %s', async (name) => {
    expect(await codeOf({ text: without(smallText(), name) })).toBe('gguf-tensor-missing')
  })

  test.each(
    smallProjector()
      .tensors.map(({ name }) => name)
      .filter((name) => !/ffn_.*bias$/.test(name)),
  )('projector without %s', async (name) => {
    expect(await codeOf({ projector: without(smallProjector(), name) })).toBe('gguf-tensor-missing')
  })

  test.each([
    ['qwen2vl.embedding_length', null, 'gguf-key-missing'],
    ['qwen2vl.rope.dimension_sections', null, 'gguf-key-missing'],
    ['qwen2vl.rope.dimension_sections', i32s([0, 0, 0, 0]), 'gguf-damaged'],
    ['qwen2vl.rope.dimension_sections', i32s([9, 9, 9, 9]), 'gguf-damaged'],
    ['qwen2vl.attention.head_count', u32(0), 'gguf-damaged'],
    ['qwen2vl.attention.head_count', u32(3), 'gguf-damaged'],
    ['qwen2vl.attention.head_count_kv', u32(4_000_000_000), 'gguf-damaged'],
    ['qwen2vl.attention.layer_norm_rms_epsilon', f32(Number.NaN), 'gguf-damaged'],
    ['qwen2vl.block_count', u32(2), 'gguf-tensor-missing'],
    ['qwen2vl.block_count', u32(4_294_967_295), 'gguf-damaged'],
    ['qwen2vl.feed_forward_length', u32(49), 'gguf-tensor-shape'],
    ['tokenizer.ggml.tokens', null, 'gguf-key-missing'],
    ['tokenizer.ggml.tokens', strings(['a', 'b']), 'gguf-damaged'],
    ['tokenizer.ggml.merges', null, 'gguf-key-missing'],
    ['general.architecture', string('llama'), 'gguf-architecture-unsupported'],
    ['split.count', u32(3), 'gguf-split'],
  ])('text model with %s = %o', async (key, value, code) => {
    expect(await codeOf({ text: withKey(smallText(), key, value) })).toBe(code)
  })

  test.each([
    ['clip.projector_type', null, 'gguf-key-missing'],
    ['clip.projector_type', string('ldp'), 'gguf-architecture-unsupported'],
    ['clip.has_vision_encoder', bool(false), 'gguf-key-missing'],
    ['clip.use_silu', null, 'gguf-key-missing'],
    ['clip.vision.n_wa_pattern', null, 'gguf-key-missing'],
    ['clip.vision.n_wa_pattern', u32(3), 'gguf-damaged'],
    ['clip.vision.patch_size', u32(0), 'gguf-damaged'],
    ['clip.vision.patch_size', u32(16), 'gguf-tensor-shape'],
    ['clip.vision.projection_dim', u32(64), 'gguf-tensor-shape'],
    ['clip.vision.image_std', null, 'gguf-key-missing'],
  ])('projector with %s = %o', async (key, value, code) => {
    expect(await codeOf({ projector: withKey(smallProjector(), key, value) })).toBe(code)
  })

  test('projector of another model', async () => {
    const other = projectorModel({ ...SMALL_SHAPE, text: { ...SMALL_SHAPE.text, embeddingLength: 64 } }, 'other')
    expect(await codeOf({ projector: other })).toBe('gguf-pair-mismatch')
  })

  test('files given the wrong way round, or twice the same', async () => {
    const { textFile, projectorFile } = await writePair(folder)
    expect(problemCode(() => checkPair(projectorFile, textFile))).toBe('gguf-files-swapped')
    expect(problemCode(() => checkPair(textFile, textFile))).toBe('gguf-files-swapped')
  })

  test('a file that is missing, empty, a folder, something else, or cut off; the message names it', async () => {
    const { textFile, projectorFile } = await writePair(folder)
    const named = join(folder, 'named.gguf')
    const codes: string[] = [problemCode(() => checkPair(named, projectorFile)), problemCode(() => checkPair(folder, projectorFile))]
    for (const content of ['', 'GG', 'PK\u0003\u0004 this is an archive', 'GGUF', 'GGUF\u0003\0\0\0\u0001']) {
      await writeFile(named, content)
      codes.push(problemCode(() => checkPair(textFile, named)))
    }
    expect(codes).toEqual([
      'gguf-missing',
      'gguf-not-a-model',
      'gguf-empty',
      'gguf-not-a-model',
      'gguf-not-a-model',
      'gguf-truncated',
      'gguf-truncated',
    ])
    expect(() => checkPair(textFile, named)).toThrow(/^named.gguf: /)
    await truncate(projectorFile, 30_000)
    expect(problemCode(() => checkPair(textFile, projectorFile))).toBe('gguf-truncated')
    await truncate(textFile, 300)
    expect(problemCode(() => checkPair(textFile, projectorFile))).toBe('gguf-truncated')
  })
})
