import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import { hashBytes } from '../../../../models/files/hash-file.ts'
import { passportFileOf, readPassport } from '../../../../models/passports/passport-file.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'

let folder: string
let outputFolder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'my-model-'))
  outputFolder = mkdtempSync(join(tmpdir(), 'converted-'))
  writeSmallQwen(folder)
})
afterEach(() => {
  for (const each of [folder, outputFolder]) rmSync(each, { recursive: true })
})

const convert = (from = folder) =>
  convertCheckpoint({
    ...{ folder: from, outputFolder, fileName: 'small', name: 'Small', format: 'F32', projectorFormat: 'F16', quantiser: null },
  })

async function passportOf(from = folder) {
  const { textFile } = await convert(from)
  return readPassport(textFile)!.passport
}

/** As the trainer's export writes it. */
const TRAINED = {
  v: 1,
  name: 'Small',
  kind: 'demonstration',
  base: { path: '/home/somebody/bases/tiny-qwen', sha256: 'a'.repeat(64) },
  stages: [
    { verb: 'sft', configuration: { data: '/x' }, result: { loss: 1 } },
    { verb: 'grpo', configuration: {}, result: null },
  ],
  prompt: 'short',
  metrics: {
    photos: 200,
    country: 0.8,
    region: null,
    intervals: { country: [0.7, 0.9] },
    parts: { seen: { photos: 100, country: 0.85 } },
    country_ece: 0.07,
  },
  gitRevision: 'abc',
}

test('a conversion ends with the passport of its files', async () => {
  const passport = await passportOf()
  expect(passport).toMatchObject({
    ...{ name: 'Small', kind: 'geolocation', quantisation: 'F32', training: null, evaluation: null, base: null },
    source: { kind: 'folder', name: basename(folder) },
    conversion: {
      ...{ converterVersion: 1, llamaBuild: null, textFormat: 'F32', projectorFormat: 'F16', adapters: [] },
      program: expect.stringMatching(/^Whereabouts \d/),
      weights: [{ name: 'model.safetensors', bytes: statSync(join(folder, 'model.safetensors')).size }],
    },
    files: { text: { name: 'small-F32.gguf' }, projector: { name: 'mmproj-small-F16.gguf' } },
  })
  expect(passport.files.text.sha256).toBe(hashBytes(readFileSync(join(outputFolder, 'small-F32.gguf'))))
  expect(passport.files.projector.sha256).toBe(hashBytes(readFileSync(join(outputFolder, 'mmproj-small-F16.gguf'))))
})

test('the same conversion gives the same passport, to the byte', async () => {
  const { textFile } = await convert()
  const first = readFileSync(passportFileOf(textFile))
  expect(readFileSync(passportFileOf((await convert()).textFile)).equals(first)).toBe(true)
})

test('what the trainer measured, and how the model is to be asked, is carried over', async () => {
  const text = JSON.stringify(TRAINED)
  writeFileSync(join(folder, 'passport.json'), text)
  const passport = await passportOf()
  expect(passport).toMatchObject({
    kind: 'demonstration',
    base: { name: 'tiny-qwen', sha256: 'a'.repeat(64) },
    training: { passportSha256: hashBytes(text), stages: ['sft', 'grpo'], revision: 'abc' },
    evaluation: TRAINED.metrics,
    calibration: null,
    asking: { prompt: 'short', maxImageTokens: 36 },
  })
  expect(JSON.stringify(passport)).not.toContain('/home/somebody')
})

test('a field of the trainer’s that is not as it writes it tells nothing, and stops nothing', async () => {
  writeFileSync(
    join(folder, 'passport.json'),
    JSON.stringify({ v: 1, base: 7, stages: 'many', prompt: 'other', metrics: { a: { b: { c: { d: 1 } } } } }),
  )
  expect(await passportOf()).toMatchObject({ base: null, evaluation: null, training: { stages: [] }, asking: { prompt: 'globe' } })
})

test('the model’s card names its base and its licence', async () => {
  const card = (base: string) => writeFileSync(join(folder, 'README.md'), `---\nlicense: apache-2.0\n${base}\ntags: [a]\n---\n# Model\n`)
  card('base_model: Qwen/Qwen2.5-VL-7B-Instruct')
  expect(await passportOf()).toMatchObject({ licence: 'apache-2.0', base: { name: 'Qwen/Qwen2.5-VL-7B-Instruct', sha256: null } })
  card('base_model:\n  - "Qwen/Qwen2.5-VL-3B"')
  expect(await passportOf()).toMatchObject({ base: { name: 'Qwen/Qwen2.5-VL-3B' } })
})

test('a snapshot in the hub’s own cache is known by its repository and revision', async () => {
  const snapshot = join(folder, 'models--globe-project--GLOBE-Qwen2.5VL-7B', 'snapshots', '0123abcd')
  mkdirSync(snapshot, { recursive: true })
  for (const name of ['config.json', 'model.safetensors', 'tokenizer.json', 'preprocessor_config.json'])
    cpSync(join(folder, name), join(snapshot, name))
  expect((await passportOf(snapshot)).source).toEqual({
    ...{ kind: 'hub', repository: 'globe-project/GLOBE-Qwen2.5VL-7B', revision: '0123abcd' },
  })
})
