// A model's passport in the list of models and when it is loaded: a file that no longer matches it is refused by name.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ModelId } from '../../../../electron/contract/ids.ts'
import { modelPassportState, model as modelSchema } from '../../../../electron/contract/models.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { createModels, type Models } from '../../../../electron/services/models/models.ts'
import { hashBytes } from '../../../../models/files/hash-file.ts'
import { writeGguf } from '../../../../models/gguf/write.ts'
import { MODEL_KIND_KEY } from '../../../../models/model-kind-key.ts'
import { drawUpPassport } from '../../../../models/passports/draw-up.ts'
import { passportFileOf, readPassport, writePassport } from '../../../../models/passports/passport-file.ts'
import { smallProjector, smallText, withKey } from '../../models/gguf/small-pair.ts'

const mine = 'mine' as ModelId
const tiny = 'test-tiny' as ModelId
let base: string
let modelsFolder: string
let textFile: string
let projectorFile: string
let models: Models

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'passports-'))
  modelsFolder = join(base, 'models')
  textFile = join(modelsFolder, 'mine.gguf')
  projectorFile = join(modelsFolder, 'mmproj-mine.gguf')
  await writeGguf(textFile, withKey(smallText(), MODEL_KIND_KEY, null))
  await writeGguf(projectorFile, smallProjector())
  models = anew()
})
afterEach(() => rm(base, { recursive: true }))

/** As after a new start of the program. */
function anew(): Models {
  const [adaptersFolder, cacheFolder, shippedFolder] = ['adapters', 'cache', 'shipped'].map((name) => join(base, name)) as [
    string,
    string,
    string,
  ]
  const convert = () => Promise.reject(new Error('Nothing is shipped here'))
  return createModels({ modelsFolder, adaptersFolder, cacheFolder, shippedFolder, convert })
}
const drawUp = async () => {
  const passport = await drawUpPassport({ textFile, projectorFile, source: { kind: 'hub', repository: 'me/mine', revision: 'abc' } })
  return writePassport(textFile, {
    ...passport,
    name: 'My own',
    licence: 'mit',
    evaluation: { country: 0.7 },
    asking: { ...passport.asking, prompt: 'short' },
  })
}
const listed = () => modelSchema.parse(models.list().find(({ id }) => id === mine))
const refusal = async (id = mine) =>
  problemOf(
    await models.resolve(id).then(
      () => null,
      (error: unknown) => error,
    ),
  )
/** Another byte at the file's end, where the weights are; the header stays as it was. */
function alter(file: string, keepTime = false): void {
  const { atime, mtime } = statSync(file)
  const bytes = readFileSync(file)
  bytes[bytes.length - 40]! ^= 0xff
  writeFileSync(file, bytes)
  utimesSync(file, atime, keepTime ? mtime : new Date(mtime.getTime() + 5000))
}

describe('a model without a passport', () => {
  test('can be used, and is told to have none', async () => {
    expect(listed()).toMatchObject({ passport: null, problem: null, source: 'Found in the models folder' })
    expect((await models.resolve(mine)).passport).toBeNull()
    expect(models.passport(mine)).toEqual({ file: join(modelsFolder, 'mine.passport.json'), passport: null, sha256: null, problem: null })
    expect(await models.acceptChangedFiles(mine).catch(problemOf)).toMatchObject({ code: 'passport-missing' })
    expect(existsSync(passportFileOf(textFile))).toBe(false)
  })
})

describe('a model with a passport', () => {
  test('is described by it, and what is resolved names it by its hash', async () => {
    const { sha256 } = await drawUp()
    const reference = { sha256, changedFileAccepted: false }
    expect(listed()).toMatchObject({
      ...{ name: 'My own, F16', licence: 'mit', passport: reference, problem: null, modes: ['reasoning'] },
      source: 'me/mine on the Hugging Face hub, revision abc',
    })
    const resolved = await models.resolve(mine)
    expect(resolved.passport).toEqual(reference)
    expect(sha256).toBe(hashBytes(readFileSync(passportFileOf(textFile))))
    expect(resolved.prompt({ mode: 'reasoning', hint: '' })).toContainEqual({ kind: 'plain', text: 'Where is this?' })
    expect(modelPassportState.parse(models.passport(mine))).toMatchObject({
      sha256,
      problem: null,
      passport: { evaluation: { country: 0.7 } },
    })
  })

  test('of whose projectors several fit, the one it names is taken', async () => {
    await drawUp()
    const other = join(modelsFolder, 'mmproj-min.gguf')
    renameSync(projectorFile, join(modelsFolder, 'vision.gguf'))
    await writeGguf(other, withKey(smallProjector(), 'general.name', { type: 'string', value: 'another' }))
    expect(listed().problem).toMatchObject({ code: 'model-file-changed', details: { file: other } })
    const { passport } = readPassport(textFile)!
    const { text, projector } = passport.files
    await writePassport(textFile, { ...passport, files: { text, projector: { ...projector, name: 'vision.gguf' } } })
    expect((await models.resolve(mine)).projectorFile).toBe(join(modelsFolder, 'vision.gguf'))
  })

  test.each(['mine.gguf', 'mmproj-mine.gguf'])('whose %s has another size is refused at once, with what was expected', async (name) => {
    await drawUp()
    const file = join(modelsFolder, name)
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(32)]))
    const bytes = statSync(file).size
    const problem = { code: 'model-file-changed', details: { file, expectedBytes: bytes - 32, foundBytes: bytes } }
    expect(listed().problem).toMatchObject({
      ...problem,
      message: expect.stringContaining(name),
      remedy: expect.stringContaining('--accept'),
    })
    expect(await refusal()).toMatchObject(problem)
  })

  test.each(['mine.gguf', 'mmproj-mine.gguf'])(
    'whose %s has another content of the same size is refused when it is to be loaded',
    async (name) => {
      const { passport } = await drawUp()
      const file = join(modelsFolder, name)
      alter(file)
      // Nobody has read it yet.
      expect(listed().problem).toBeNull()
      const expectedSha256 = name === 'mine.gguf' ? passport.files.text.sha256 : passport.files.projector.sha256
      const problem = { code: 'model-file-changed', details: { file, expectedSha256, foundSha256: hashBytes(readFileSync(file)) } }
      expect(await refusal()).toMatchObject(problem)
      // From then on its hash is on record.
      expect(listed().problem).toMatchObject(problem)
      models = anew()
      expect(listed().problem).toMatchObject(problem)
      expect(await refusal()).toMatchObject(problem)
      alter(file)
      expect(await refusal()).toBeNull()
      expect(listed().problem).toBeNull()
    },
  )

  test('that is itself damaged is refused, and so is one of a newer version', async () => {
    await drawUp()
    const file = passportFileOf(textFile)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.slice(0, 200))
    expect(listed()).toMatchObject({ passport: null, problem: { code: 'passport-damaged' } })
    expect((await refusal())?.code).toBe('passport-damaged')
    writeFileSync(file, text.replace('"version": 1', '"version": 2'))
    expect((await refusal())?.code).toBe('passport-from-newer-version')
    expect(await models.acceptChangedFiles(mine).catch(problemOf)).toMatchObject({ code: 'passport-from-newer-version' })
    expect(readFileSync(file, 'utf8')).toContain('"version": 2')
  })
})

describe('going on with changed files', () => {
  test('draws up a passport that says so, and leaves out what was measured on the earlier ones', async () => {
    const before = await drawUp()
    alter(textFile)
    expect((await refusal())?.code).toBe('model-file-changed')
    const state = await models.acceptChangedFiles(mine)
    expect(state).toMatchObject({
      problem: null,
      passport: {
        ...{ evaluation: null, calibration: null, conversion: null, source: before.passport.source, asking: { prompt: 'short' } },
        acceptance: {
          replaces: before.sha256,
          files: [{ name: 'mine.gguf', expected: before.passport.files.text.sha256, found: hashBytes(readFileSync(textFile)) }],
        },
      },
    })
    expect(state.sha256).not.toBe(before.sha256)
    expect((await models.resolve(mine)).passport).toEqual({ sha256: state.sha256, changedFileAccepted: true })
    expect(listed().passport).toEqual({ sha256: state.sha256, changedFileAccepted: true })
    expect(readdirSync(modelsFolder).sort()).toEqual(['mine.gguf', 'mine.passport.json', 'mmproj-mine.gguf'])
  })

  test('where nothing changed, leaves the passport as it is', async () => {
    const { sha256 } = await drawUp()
    expect((await models.acceptChangedFiles(mine)).sha256).toBe(sha256)
  })

  test('is also the way out of a damaged passport', async () => {
    await drawUp()
    writeFileSync(passportFileOf(textFile), '{')
    const state = await models.acceptChangedFiles(mine)
    expect(state).toMatchObject({ problem: null, passport: { acceptance: { replaces: hashBytes('{'), files: [] } } })
  })
})

test('what the program made itself is told to be made again', async () => {
  expect(models.passport(tiny)).toMatchObject({ passport: null, problem: null })
  const { textFile: made } = await models.resolve(tiny)
  expect(models.passport(tiny)).toMatchObject({
    problem: null,
    passport: { kind: 'test', source: { kind: 'generated', generator: 'test-tiny' } },
  })
  alter(made)
  expect((await refusal(tiny))?.code).toBe('model-file-changed')
  const { problem } = models.passport(tiny)
  expect(problem).toMatchObject({ code: 'model-file-changed', remedy: expect.stringMatching(/^Delete the folder /) })
  rmSync(modelsFolder, { recursive: true })
  // Nothing else is there: locating with it tells why it cannot run.
  expect(models.defaultId()).toBe(tiny)
  rmSync(join(made, '..'), { recursive: true })
  expect((await models.resolve(tiny)).passport).toMatchObject({ changedFileAccepted: false })
})
