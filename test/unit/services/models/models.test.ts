import { copyFile, mkdir, mkdtemp, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ModelId } from '../../../../electron/contract/ids.ts'
import { model as modelSchema } from '../../../../electron/contract/models.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { createFileHashes } from '../../../../electron/services/models/file-hashes.ts'
import { createKnownModels } from '../../../../electron/services/models/known-models.ts'
import { createModels, type Models } from '../../../../electron/services/models/models.ts'
import { createResolver } from '../../../../electron/services/models/resolve-model.ts'
import { outputFiles } from '../../../../models/conversion/convert-checkpoint.ts'
import { projectorModel } from '../../../../models/fixtures/projector-model.ts'
import { writeGguf } from '../../../../models/gguf/write.ts'
import { MODEL_KIND_KEY } from '../../../../models/model-kind-key.ts'
import { ensurePassport } from '../../../../models/passports/ensure-passport.ts'
import type { ConversionOrder } from '../../../../models/shipped/shipped-checkpoint.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'
import { SMALL_SHAPE, smallProjector, smallText, withKey } from '../../models/gguf/small-pair.ts'

let base: string
let modelsFolder: string
let cacheFolder: string
let shippedFolder: string
let adaptersFolder: string
let models: Models
/** What was converted so far; the files themselves are of the right names alone. */
let converted: string[]
const id = (text: string) => text as ModelId

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'models-'))
  cacheFolder = join(base, 'cache')
})
afterAll(() => rm(base, { recursive: true }))
beforeEach(async () => {
  modelsFolder = await mkdtemp(join(base, 'folder-'))
  shippedFolder = await mkdtemp(join(base, 'shipped-'))
  adaptersFolder = join(base, 'no-adapters')
  converted = []
  models = createModels({ modelsFolder, adaptersFolder, cacheFolder, shippedFolder, convert })
})

async function convert(order: ConversionOrder): Promise<void> {
  converted.push(order.folder)
  const { textFile, projectorFile } = outputFiles({ ...order, quantiser: null })
  await writeGguf(projectorFile, smallProjector())
  await writeGguf(textFile, meaningfulText())
  await ensurePassport({ textFile, projectorFile, source: { kind: 'folder', name: 'demonstration' } })
}
const meaningfulText = () => withKey(smallText(), MODEL_KIND_KEY, null)
const demonstrationText = () => withKey(smallText(), MODEL_KIND_KEY, { type: 'string', value: 'demonstration' })
async function place(stem: string, folder = modelsFolder): Promise<void> {
  await writeGguf(join(folder, `${stem}.gguf`), meaningfulText())
  await writeGguf(join(folder, `mmproj-${stem}.gguf`), smallProjector())
}
const entry = (name: string) => models.list().find((found) => found.id === name)
const rejection = async (promise: Promise<unknown>) => problemOf(await promise.then(() => null).catch((error: unknown) => error))

describe('the list of models', () => {
  test('with an empty or missing folder: the test model runs, GLOBE says what to do', async () => {
    await rm(modelsFolder, { recursive: true })
    const list = models.list()
    expect(list.map((found) => modelSchema.parse(found).id)).toEqual([
      ...['test-tiny', 'globe-qwen2.5vl-7b', 'globe-internvl3-8b', 'qwen2.5-vl-3b-instruct', 'qwen2.5-vl-7b-instruct'],
    ])
    expect(entry('test-tiny')).toMatchObject({ problem: null, kind: 'test', reliability: 0, quantisation: 'F32' })
    expect(entry('test-tiny')?.byteLength).toBeGreaterThan(1e6)
    expect(entry('globe-qwen2.5vl-7b')?.problem).toMatchObject({
      code: 'model-missing-files',
      remedy: expect.stringContaining('npm run models -- download globe-qwen2.5vl-7b'),
    })
    expect(entry('qwen2.5-vl-3b-instruct')?.problem?.remedy).toContain(modelsFolder)
    expect(models.defaultId()).toBe('test-tiny')
  })

  test('files with the names of a catalogue entry make it usable', async () => {
    await place('GLOBE-Qwen2.5VL-7B-Q4_K_M')
    expect(entry('globe-qwen2.5vl-7b')).toMatchObject({
      problem: null,
      name: 'GLOBE (Qwen2.5-VL 7B)',
      quantisation: 'F16',
      reliability: 0.8,
    })
    expect(models.list()).toHaveLength(5)
    expect(models.defaultId()).toBe('globe-qwen2.5vl-7b')
    expect(models.defaultSettings(id('globe-qwen2.5vl-7b'))).toMatchObject({ temperature: 0.6, maxNewTokens: 512, maxImageTokens: 1280 })
  })

  test('any other pair is listed by its file, also in a subfolder', async () => {
    await mkdir(join(modelsFolder, 'Mine'))
    await place('My Model (v2)', join(modelsFolder, 'Mine'))
    expect(entry('my-model-v2-')).toMatchObject({
      problem: null,
      kind: 'geolocation',
      reliability: 0.5,
      source: 'Found in the models folder',
    })
    expect(models.reliability(id('my-model-v2-'))).toBe(0.5)
    expect(models.kind(id('my-model-v2-'))).toBe('geolocation')
  })

  test('the projector that fits is chosen among several', async () => {
    await place('b-model')
    const other = projectorModel({ ...SMALL_SHAPE, text: { ...SMALL_SHAPE.text, embeddingLength: 64 } }, 'other')
    await writeGguf(join(modelsFolder, 'mmproj-b-model-large.gguf'), other)
    expect(entry('b-model')?.problem).toBeNull()
    expect((await models.resolve(id('b-model'))).projectorFile).toBe(join(modelsFolder, 'mmproj-b-model.gguf'))
    await rm(join(modelsFolder, 'mmproj-b-model.gguf'))
    expect(entry('b-model')?.problem?.code).toBe('gguf-pair-mismatch')
  })

  test('a text model without projector, a broken file, a file that is no model: listed with the reason', async () => {
    await writeGguf(join(modelsFolder, 'alone.gguf'), meaningfulText())
    await writeFile(join(modelsFolder, 'nonsense.gguf'), 'not a model at all')
    expect(entry('alone')?.problem?.code).toBe('model-missing-files')
    expect(entry('nonsense')?.problem?.code).toBe('gguf-not-a-model')
    await writeGguf(join(modelsFolder, 'mmproj-alone.gguf'), smallProjector())
    expect(entry('alone')?.problem).toBeNull()
    await truncate(join(modelsFolder, 'mmproj-alone.gguf'), 5000)
    expect(entry('alone')?.problem?.code).toBe('gguf-truncated')
    expect((await rejection(models.resolve(id('alone'))))?.code).toBe('gguf-truncated')
  })

  test('a generated model means nothing under any name', async () => {
    await writeGguf(join(modelsFolder, 'globe-qwen2.5vl-7b.gguf'), smallText())
    await writeGguf(join(modelsFolder, 'mmproj-globe-qwen2.5vl-7b.gguf'), smallProjector())
    expect(entry('globe-qwen2.5vl-7b')).toMatchObject({ kind: 'test', reliability: 0, problem: null })
    expect(models.defaultId()).toBe('test-tiny')
  })

  test('a demonstration stays one under any name, and is asked as one', async () => {
    await writeGguf(join(modelsFolder, 'globe-qwen2.5vl-7b.gguf'), demonstrationText())
    await writeGguf(join(modelsFolder, 'mmproj-globe-qwen2.5vl-7b.gguf'), smallProjector())
    await writeGguf(join(modelsFolder, 'x.gguf'), demonstrationText())
    await writeGguf(join(modelsFolder, 'mmproj-x.gguf'), smallProjector())
    for (const name of ['globe-qwen2.5vl-7b', 'x']) {
      expect(entry(name)).toMatchObject({ kind: 'demonstration', reliability: 0.5, modes: ['reasoning'], maxImageTokens: 36 })
      expect((await models.resolve(id(name))).prompt({ mode: 'reasoning', hint: '' })).toContainEqual({
        kind: 'plain',
        text: 'Where is this?',
      })
    }
  })

  test('a model that is gone is unknown, but what it wrote keeps its weight', async () => {
    expect(() => models.kind(id('gone'))).toThrow('There is no model called “gone”.')
    expect(models.reliability(id('gone'))).toBe(0.5)
    expect(models.reliability(id('globe-internvl3-8b-q8_0'))).toBe(0.8)
    expect(await rejection(models.resolve(id('gone')))).toMatchObject({ code: 'model-unknown' })
    expect(await rejection(models.resolve(id('globe-internvl3-8b')))).toMatchObject({ code: 'model-missing-files' })
  })
})

describe('the demonstration that comes with the program', () => {
  const demonstration = id('whereabouts-demonstration')
  const shipped = () => join(shippedFolder, 'demonstration')
  beforeEach(() => mkdir(shipped()))

  test('where its weights are not there, it is not spoken of', async () => {
    expect(entry(demonstration)).toBeUndefined()
    expect(models.defaultId()).toBe('test-tiny')
    await rm(shipped(), { recursive: true })
    expect(entry(demonstration)).toBeUndefined()
    await mkdir(shipped())
    await writeFile(join(shipped(), 'config.json'), '{}')
    expect(entry(demonstration)).toBeUndefined()
    // Runs that it wrote outlive it.
    expect(models.reliability(demonstration)).toBe(0.5)
  })

  test('it is the default before the test model, and behind whatever was trained on photos', async () => {
    writeSmallQwen(shipped())
    expect(entry(demonstration)).toMatchObject({
      ...{ problem: null, kind: 'demonstration', quantisation: 'Q8_0', maxImageTokens: 36, modes: ['reasoning'] },
      byteLength: (await stat(join(shipped(), 'model.safetensors'))).size,
    })
    expect(models.defaultId()).toBe(demonstration)
    expect(models.defaultSettings(demonstration)).toMatchObject({ maxImageTokens: 36 })
    await place('any-other')
    expect(models.defaultId()).toBe('any-other')
  })

  test('it is converted once, again where its content changed, and asked its one question about a small photo', async () => {
    writeSmallQwen(shipped())
    const first = await models.resolve(demonstration)
    expect(first.textFile.startsWith(join(cacheFolder, 'converted-models'))).toBe(true)
    await models.resolve(demonstration)
    await utimes(join(shipped(), 'model.safetensors'), 1, 1)
    expect((await models.resolve(demonstration)).textFile).toBe(first.textFile)
    expect(converted).toEqual([shipped()])
    expect(first.imageLimits(1280)).toMatchObject({ maxImageTokens: 36 })
    expect(first.prompt({ mode: 'reasoning', hint: '' })).toContainEqual({ kind: 'plain', text: 'Where is this?' })

    await writeFile(join(shipped(), 'passport.json'), '{}')
    const changed = await models.resolve(demonstration)
    expect(changed.textFile).not.toBe(first.textFile)
    expect(converted).toEqual([shipped(), shipped()])
    // Pictures of its training change nothing.
    await writeFile(join(shipped(), 'curves.png'), 'picture')
    expect((await models.resolve(demonstration)).textFile).toBe(changed.textFile)
  })

  test('a conversion that fails is told, and tried again the next time', async () => {
    writeSmallQwen(shipped())
    await writeFile(join(shipped(), 'tokenizer_config.json'), '{ }')
    const failing = createModels({
      modelsFolder,
      adaptersFolder,
      cacheFolder,
      shippedFolder,
      convert: () => Promise.reject(new Error('The disk is full')),
    })
    await expect(failing.resolve(demonstration)).rejects.toThrow('The disk is full')
    expect((await models.resolve(demonstration)).entry.id).toBe(demonstration)
  })
})

describe('resolving', () => {
  test('the test model is made, checked and hashed, with progress; the second time the record answers', async () => {
    const messages = new Set<string>()
    const first = await models.resolve(id('test-tiny'), { onProgress: (_, message) => messages.add(message) })
    expect([...messages]).toEqual(['Making the test model', 'Reading the model file, to know it again'])
    expect(first.textSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(first).toMatchObject({ quantisation: 'F32', entry: { id: 'test-tiny' } })
    expect(first.imageLimits(1280)).toEqual({ minImageTokens: 8, maxImageTokens: 1280, tokenSidePx: 28 })
    expect(first.prompt({ mode: 'direct', hint: '' }).some(({ kind }) => kind === 'image')).toBe(true)

    messages.clear()
    const second = await models.resolve(id('test-tiny'), { onProgress: (_, message) => messages.add(message) })
    expect([...messages]).toEqual([])
    expect(second.projectorSha256).toBe(first.projectorSha256)
  })

  test('a model that was trained on small photos is shown no larger ones, whatever is asked for', async () => {
    const hashes = createFileHashes(join(cacheFolder, 'model-hashes.json'))
    const known = createKnownModels({ modelsFolder, cacheFolder, shippedFolder, hashes })().find((found) => found.entry.id === 'test-tiny')!
    const entryOfSmall = { ...known.entry, maxImageTokens: 36 }
    const { imageLimits } = await createResolver({ cacheFolder, hashes, convert })({ ...known, entry: entryOfSmall }, {})
    expect([16, 36, 1280].map((asked) => imageLimits(asked).maxImageTokens)).toEqual([16, 36, 36])
  })

  test('a file that changed is hashed again; a damaged record is begun anew', async () => {
    await place('model')
    const before = await models.resolve(id('model'))
    await copyFile(join(modelsFolder, 'model.gguf'), join(base, 'copy.gguf'))
    await writeGguf(join(modelsFolder, 'model.gguf'), withKey(meaningfulText(), 'general.name', { type: 'string', value: 'renamed' }))
    await utimes(join(modelsFolder, 'model.gguf'), new Date(), new Date(Date.now() + 5000))
    const after = await models.resolve(id('model'))
    expect(after.textSha256).not.toBe(before.textSha256)
    expect(after.projectorSha256).toBe(before.projectorSha256)
    await writeFile(join(cacheFolder, 'model-hashes.json'), '{"broken')
    expect((await models.resolve(id('model'))).textSha256).toBe(after.textSha256)
  })

  test('hashing can be cancelled', async () => {
    await place('model')
    const controller = new AbortController()
    const promise = models.resolve(id('model'), { signal: controller.signal, onProgress: () => controller.abort(new Error('stop')) })
    await expect(promise).rejects.toThrow()
  })
})
