// Held against llama.cpp's own conversion script and quantiser on the same folder, to the last bit.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addonQuantiser } from '../../../../electron/services/models/addon-quantiser.ts'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import { fileType, type NumberFormat, type ProjectorFormat } from '../../../../models/conversion/number-formats.ts'
import { addon } from '../../native/tiny-model.ts'
import { differences } from './compare-files.ts'
import { convertByScript, python, quantiseByLlama, runReference, WITHOUT_PYTHON } from './reference.ts'

let folder: string
const checkpoint = (dtype: string) => join(folder, `small-qwen-${dtype}`)
const at = (name: string) => join(folder, name)
const quantiser = addonQuantiser(addon, 2)

const ours = (dtype: string, format: NumberFormat, projectorFormat: ProjectorFormat) =>
  convertCheckpoint({
    folder: checkpoint(dtype),
    outputFolder: at('ours'),
    fileName: dtype,
    name: null,
    format,
    projectorFormat,
    quantiser,
  })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'against-llama-'))
  if (python === null) return
  runReference('make_checkpoint.py', checkpoint('float32'), 'float32', '5GB', '7')
  runReference('make_checkpoint.py', checkpoint('bfloat16'), 'bfloat16', '4MB', '7')
  const card = '---\nlicense: apache-2.0\nlanguage: en\n---\n# A model\n'
  writeFileSync(join(checkpoint('bfloat16'), 'README.md'), card)
  writeFileSync(
    join(checkpoint('bfloat16'), 'generation_config.json'),
    JSON.stringify({ temperature: 0.1, top_k: 50, repetition_penalty: 1.05 }),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the script says beside it, with the reason why we do not. */
const DIFFERENT = [
  // Guessed from the words of the folder's name; the passport says what the model was made from.
  /^general\.(basename|finetune|version):/,
  // Taken from the model's card; nothing here asks for them.
  /^general\.(languages|tags):/,
]
const expected = (all: string[]) => all.filter((difference) => !DIFFERENT.some((known) => known.test(difference)))

describe('the conversion script', () => {
  // A single file at 32 bits, and many files at 16.
  test.for([
    ['float32', 'F32'],
    ['float32', 'F16'],
    ['bfloat16', 'BF16'],
  ] as const)('writes the same two files from %s as %s', async ([dtype, format], context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const { textFile, projectorFile } = await ours(dtype, format, format)
    convertByScript(checkpoint(dtype), at('text.gguf'), '--outtype', format.toLowerCase())
    convertByScript(checkpoint(dtype), at('projector.gguf'), '--mmproj', '--outtype', format.toLowerCase())
    expect(expected(differences(textFile, at('text.gguf')))).toEqual([])
    expect(expected(differences(projectorFile, at('projector.gguf')))).toEqual([])
  })
})

test('the script writes the same two files from InternVL3', async (context) => {
  if (python === null) return context.skip(WITHOUT_PYTHON)
  // One name, since the files say the folder's.
  const [saved, renamed] = [join(at('saved'), 'small-internvl'), join(at('renamed'), 'small-internvl')]
  runReference('make_internvl.py', saved, renamed)
  const format = { format: 'F16', projectorFormat: 'F16', quantiser: null, fileName: null, name: null } as const
  const { textFile, projectorFile } = await convertCheckpoint({ folder: saved, outputFolder: at('ours'), ...format })
  convertByScript(renamed, at('text.gguf'), '--outtype', 'f16')
  convertByScript(renamed, at('projector.gguf'), '--mmproj', '--outtype', 'f16')
  expect(expected(differences(textFile, at('text.gguf')))).toEqual([])
  expect(expected(differences(projectorFile, at('projector.gguf')))).toEqual([])
})

describe('the quantiser', () => {
  beforeAll(async () => {
    if (python !== null) await ours('float32', 'F32', 'F32')
  })

  test.for(['Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'IQ4_XS'] as const)('makes the same %s of the text model', async (format, context) => {
    if (python === null) return context.skip(WITHOUT_PYTHON)
    const { textFile } = await ours('float32', format, 'F16')
    quantiseByLlama(at('ours/float32-F32.gguf'), at('quantised.gguf'), fileType(format))
    expect(differences(textFile, at('quantised.gguf'))).toEqual([])
  })
})
