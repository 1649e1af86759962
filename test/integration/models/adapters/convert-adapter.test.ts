// Held against llama.cpp's own conversion script on the same folder, to the last bit; what cannot be expressed is refused.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { convertAdapter } from '../../../../models/adapters/convert-adapter.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import { numberAt } from '../../../../models/gguf/values.ts'
import { loraPair, writeLora } from '../../../fixtures/checkpoints/lora.ts'
import { differences } from '../conversion/compare-files.ts'
import { convertAdapterByScript, python, runReference, WITHOUT_PYTHON } from '../conversion/reference.ts'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'adapters-'))
  if (python !== null) runReference('make_checkpoint.py', at('base'), 'float32', '5GB', '7')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the script says beside it: guesses from the folder's name and the model card. The name itself it changes to a title. */
const GUESSED = /^general\.(name|basename|finetune|version|size_label|languages|tags|license|base_model\..*):/

describe('the conversion script', () => {
  test.for(['float32', 'bfloat16', 'float16'])('writes the same adapter from %s', async (dtype, context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    runReference('make_adapter.py', at('base'), at(dtype), dtype, '0')
    await convertAdapter({ folder: at(dtype), baseFolder: at('base'), outputFile: at('ours.gguf') })
    convertAdapterByScript(at(dtype), at('base'), at('theirs.gguf'))
    expect(differences(at('ours.gguf'), at('theirs.gguf')).filter((each) => !GUESSED.test(each))).toEqual([])
    expect(readGgufHeader(at('ours.gguf')).tensors.size).toBe(8 * 7 * 2)
  })

  test('forgets rank-stabilised scaling, which is kept here', async (context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    runReference('make_adapter.py', at('base'), at('stable'), 'float32', '1')
    await convertAdapter({ folder: at('stable'), baseFolder: null, outputFile: at('stable.gguf') })
    expect(numberAt(readGgufHeader(at('stable.gguf')).metadata, 'adapter.lora.alpha')).toBeCloseTo(12 * Math.sqrt(8), 4)
  })
})

const PAIR = loraPair('0.self_attn.q_proj', 2, 4, 4)
const HALF = Object.fromEntries(Object.entries(PAIR).slice(0, 1))
const write = (name: string, settings: object, shapes: Record<string, number[]> | null) => writeLora(at(name), settings, shapes)

const converted = (adapter: string) => convertAdapter({ folder: adapter, baseFolder: null, outputFile: at('refused.gguf') })

describe('what is refused, with nothing written', () => {
  test.for([
    ['DoRA', { use_dora: true }, PAIR, 'adapter-kind-unsupported'],
    ['whole modules', { modules_to_save: ['lm_head'] }, PAIR, 'adapter-kind-unsupported'],
    ['another method', { peft_type: 'IA3' }, PAIR, 'adapter-kind-unsupported'],
    ['an alpha a layer', { alpha_pattern: { q_proj: 8 } }, PAIR, 'adapter-kind-unsupported'],
    ['another family', { auto_mapping: { base_model_class: 'LlamaForCausalLM' } }, PAIR, 'adapter-kind-unsupported'],
    ['no family', { auto_mapping: null }, PAIR, 'adapter-base-unknown'],
    ['a rank of nothing', { r: 0 }, PAIR, 'adapter-damaged'],
    ['another rank', { r: 3 }, PAIR, 'adapter-damaged'],
    ['half a pair', {}, HALF, 'adapter-damaged'],
    ['no weights', {}, {}, 'adapter-damaged'],
    [
      'vision layers',
      {},
      { ...PAIR, 'base_model.model.model.visual.blocks.0.attn.proj.lora_A.weight': [2, 4] },
      'adapter-layers-unsupported',
    ],
  ] as const)('%s', async ([name, settings, tensors, code]) => {
    await expect(converted(write(name, settings, tensors as unknown as Record<string, number[]>))).rejects.toMatchObject({
      problem: { code },
    })
    expect(existsSync(at('refused.gguf'))).toBe(false)
  })

  test('a pickle', async () => {
    const adapter = write('pickled', {}, null)
    writeFileSync(join(adapter, 'adapter_model.bin'), 'PK')
    await expect(converted(adapter)).rejects.toMatchObject({ problem: { code: 'checkpoint-pickle' } })
  })
})
