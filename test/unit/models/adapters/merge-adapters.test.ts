import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AdapterToMerge, mergedName, withAdapters } from '../../../../models/adapters/merge-adapters.ts'
import { planConversion } from '../../../../models/conversion/plan-conversion.ts'
import { arrayAt } from '../../../../models/gguf/values.ts'
import { loraPair, writeLora } from '../../../fixtures/checkpoints/lora.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'

let folder: string
const at = (name: string) => join(folder, name)
const whole = (name: string): AdapterToMerge => ({ folder: at(name), weight: 1 })
const merged = (...adapters: AdapterToMerge[]) => withAdapters(planConversion(at('base')), adapters)

const QUERY = loraPair('0.self_attn.q_proj', 2, 64, 64)
const DOWN = loraPair('1.mlp.down_proj', 2, 96, 64)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'merging-'))
  mkdirSync(at('base'))
  writeSmallQwen(at('base'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the layers of each adapter are changed by its scale, and the file says by which adapters', async () => {
  writeLora(at('streets'), {}, QUERY)
  writeLora(at('roofs'), { use_rslora: true }, { ...QUERY, ...DOWN })
  const { text } = await merged(whole('streets'), { folder: at('roofs'), weight: 0.5 })
  const scales = text.tensors.flatMap(({ name, changes }) => (changes.length > 0 ? [[name, changes.map(({ scale }) => scale)]] : []))
  expect(scales).toEqual([
    ['blk.0.attn_q.weight', [2, expect.closeTo(Math.SQRT2)]],
    ['blk.1.ffn_down.weight', [expect.closeTo(Math.SQRT2)]],
  ])
  const keys = new Map(text.keys)
  expect(keys.get('general.base_model.0.name')).toMatchObject({ value: 'base' })
  expect(keys.get('whereabouts.merged_adapters.names')).toMatchObject({ values: ['streets', 'roofs'] })
  expect(keys.get('whereabouts.merged_adapters.weights')).toMatchObject({ values: [1, 0.5] })
  const { values } = arrayAt(keys, 'whereabouts.merged_adapters.sha256')!
  expect(values).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(new Set(values).size).toBe(2)
})

test('a merged model is called by its base and its adapters', () => {
  expect(mergedName('globe-7b', [])).toBe('globe-7b')
  expect(mergedName('globe-7b', [whole('streets'), { folder: at('roofs'), weight: -0.5 }])).toBe('globe-7b-with-streets-with-roofs--0.5')
})

describe('is refused by its own name:', () => {
  test.for<[string, object, Record<string, number[]>, string]>([
    ['an adapter of a wider model', {}, loraPair('0.self_attn.q_proj', 2, 128, 128), 'adapter-of-another-model'],
    ['an adapter of a deeper model', {}, { ...QUERY, ...loraPair('7.self_attn.q_proj', 2, 64, 64) }, 'adapter-of-another-model'],
    [
      'an adapter of another family',
      { auto_mapping: { base_model_class: 'InternVLForConditionalGeneration' } },
      QUERY,
      'adapter-of-another-model',
    ],
    ['an adapter of an unknown family', { auto_mapping: { base_model_class: 'LlamaForCausalLM' } }, QUERY, 'adapter-kind-unsupported'],
    ['what cannot be added', { use_dora: true }, QUERY, 'adapter-kind-unsupported'],
  ])('%s', async ([, settings, shapes, code]) => {
    writeLora(at('streets'), settings, shapes)
    await expect(merged(whole('streets'))).rejects.toMatchObject({ problem: { code, message: expect.stringMatching(/^streets: /) } })
  })

  test('an adapter named twice, whatever its weights', async () => {
    writeLora(at('streets'), {}, QUERY)
    const twice = merged(whole('streets'), { folder: at('streets'), weight: 2 })
    await expect(twice).rejects.toMatchObject({ problem: { code: 'adapter-twice', message: expect.stringContaining('streets') } })
  })

  test('an adapter that says nothing of its family is taken where its layers fit', async () => {
    writeLora(at('streets'), { auto_mapping: null }, QUERY)
    const { text } = await merged(whole('streets'))
    expect(text.tensors.filter(({ changes }) => changes.length > 0)).toHaveLength(1)
  })
})
