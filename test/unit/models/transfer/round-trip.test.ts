// A model goes out as an archive or a folder and comes in again, byte for byte.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { ModelId } from '../../../../electron/contract/ids.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { hashBytes } from '../../../../models/files/hash-file.ts'
import { drawUpPassport } from '../../../../models/passports/draw-up.ts'
import { readPassport, writePassport } from '../../../../models/passports/passport-file.ts'
import { exportModel } from '../../../../models/transfer/export-model.ts'
import { type ImportModelOptions, importModel } from '../../../../models/transfer/import-model.ts'
import { manifestBytes } from '../../../../models/transfer/manifest.ts'
import { writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'
import { writePair } from '../gguf/small-pair.ts'

let base: string
let from: string
let modelsFolder: string
let pair: { textFile: string; projectorFile: string }
const at = (...parts: string[]) => join(base, ...parts)
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'transfer-'))
  from = at('from')
  modelsFolder = at('models')
  pair = await writePair(from)
})
afterEach(() => rmSync(base, { recursive: true }))

const withPassport = async () =>
  writePassport(pair.textFile, await drawUpPassport({ ...pair, source: { kind: 'hub', repository: 'me/mine', revision: null } }))
const hashOf = (path: string) => hashBytes(readFileSync(path))
const takeOut = (target: string, changes: object = {}) =>
  exportModel({
    ...{ id: 'model' as ModelId, name: 'My model', ...pair, target },
    hashes: { text: hashOf(pair.textFile), projector: hashOf(pair.projectorFile) },
    ...changes,
  })
const bringIn = (path: string, changes: Partial<ImportModelOptions> = {}) => importModel({ path, modelsFolder, replace: false, ...changes })
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => problemOf(error)?.code ?? `bug: ${error}`,
  )
const expectSameFiles = (folder: string, names: string[]) => {
  expect(readdirSync(folder).sort()).toEqual(names)
  for (const name of names) expect(readFileSync(join(folder, name)).equals(readFileSync(join(from, name)))).toBe(true)
}

describe.each(['model.zip', 'model-on-a-stick'])('as %s', (target) => {
  test('with its passport, which stays the same to the byte', async () => {
    await withPassport()
    const told: number[] = []
    const { path, bytes, seal } = await takeOut(at(target), { onProgress: (done: number, total: number) => told.push(done / total) })
    expect(path).toBe(at(target))
    expect(told.at(-1)).toBe(1)
    if (target.endsWith('.zip')) expect(statSync(path).size).toBeGreaterThan(bytes)
    const progress: number[] = []
    const imported = await bringIn(path, { onProgress: (done, total) => progress.push(done / total) })
    expect(imported).toEqual({ textFile: join(modelsFolder, 'model', 'model.gguf'), seal, hashesChecked: true, wasHere: false })
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(readdirSync(modelsFolder)).toEqual(['model'])
    expectSameFiles(join(modelsFolder, 'model'), ['mmproj-model.gguf', 'model.gguf', 'model.passport.json'])
    expect(readdirSync(base).sort()).toEqual(['from', target, 'models'].sort())
  })

  test('without a passport: it gets one that says where it came from', async () => {
    const { seal } = await takeOut(at(target))
    const { textFile } = await bringIn(at(target))
    const source = target.endsWith('.zip') ? { kind: 'archive', name: target, manifestSha256: seal } : { kind: 'folder', name: target }
    expect(readPassport(textFile)?.passport).toMatchObject({ source, files: { text: { sha256: hashOf(pair.textFile) } } })
  })

  test('a second time: nothing is written, and it says so', async () => {
    await withPassport()
    await takeOut(at(target))
    const { textFile } = await bringIn(at(target))
    const before = statSync(textFile).ino
    expect(await bringIn(at(target))).toMatchObject({ textFile, wasHere: true })
    expect(statSync(textFile).ino).toBe(before)
  })

  test('is not written over', async () => {
    await takeOut(at(target))
    expect(await codeOf(takeOut(at(target)))).toBe('transfer-target-exists')
  })

  test('stopped in the middle leaves nothing, and starts anew', async () => {
    await withPassport()
    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('stopped'))
    await expect(takeOut(at(target), { signal: stop.signal, onProgress })).rejects.toThrow('stopped')
    expect(readdirSync(base)).toEqual(['from'])
    await takeOut(at(target))
    const again = new AbortController()
    await expect(bringIn(at(target), { signal: again.signal, onProgress: () => again.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    )
    expect(readdirSync(modelsFolder)).toEqual([])
    expect((await bringIn(at(target))).wasHere).toBe(false)
  })

  test('of a file that changes meanwhile does not come about', async () => {
    await withPassport()
    const hashes = { text: hashBytes('another'), projector: hashOf(pair.projectorFile) }
    expect(await codeOf(takeOut(at(target), { hashes }))).toBe('transfer-file-damaged')
    expect(readdirSync(base)).toEqual(['from'])
  })
})

describe('where files of the name are here already', () => {
  const change = (file: string) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(32)]))
  beforeEach(async () => {
    await withPassport()
    await takeOut(at('model.zip'))
  })

  test('of another content: they stay, unless they are to be replaced', async () => {
    const { textFile } = await bringIn(at('model.zip'))
    change(textFile)
    expect(await codeOf(bringIn(at('model.zip')))).toBe('transfer-name-taken')
    expect(hashOf(textFile)).not.toBe(hashOf(pair.textFile))
    await bringIn(at('model.zip'), { replace: true })
    expect(readdirSync(modelsFolder)).toEqual(['model'])
    expectSameFiles(join(modelsFolder, 'model'), ['mmproj-model.gguf', 'model.gguf', 'model.passport.json'])
  })

  test('beside other models: the text model and its passport give way, the projector stays', async () => {
    cpSync(from, modelsFolder, { recursive: true })
    expect(await bringIn(at('model.zip'))).toMatchObject({ wasHere: true, textFile: join(modelsFolder, 'model.gguf') })
    change(join(modelsFolder, 'model.gguf'))
    expect(await codeOf(bringIn(at('model.zip')))).toBe('transfer-name-taken')
    await bringIn(at('model.zip'), { replace: true })
    expect(readdirSync(modelsFolder).sort()).toEqual(['mmproj-model.gguf', 'model'])
  })

  test('set aside by an import that was killed: they come back', async () => {
    mkdirSync(join(modelsFolder, '.set-aside-other'), { recursive: true })
    mkdirSync(join(modelsFolder, '.importing'))
    writeFileSync(join(modelsFolder, '.importing', 'model.gguf'), 'half')
    writeFileSync(join(modelsFolder, '.set-aside-other', 'other.gguf'), 'before')
    await bringIn(at('model.zip'))
    expect(readdirSync(modelsFolder).sort()).toEqual(['model', 'other'])
    expect(readFileSync(join(modelsFolder, 'other', 'other.gguf'), 'utf8')).toBe('before')
  })
})

describe('a folder without a manifest', () => {
  test('with a passport: its files are held against it', async () => {
    await withPassport()
    expect(await bringIn(from)).toMatchObject({ hashesChecked: true, seal: null })
    rmSync(modelsFolder, { recursive: true })
    const bytes = readFileSync(pair.textFile)
    bytes[bytes.length - 40]! ^= 1
    writeFileSync(pair.textFile, bytes)
    expect(await codeOf(bringIn(from))).toBe('transfer-file-damaged')
    truncateSync(pair.textFile, bytes.length - 4096)
    expect(await codeOf(bringIn(from))).toBe('gguf-truncated')
    expect(readdirSync(modelsFolder)).toEqual([])
  })

  test('and without a passport: it is taken in, and told that nothing was there to hold it against', async () => {
    const { textFile, hashesChecked } = await bringIn(from)
    expect(hashesChecked).toBe(false)
    expect(readPassport(textFile)?.passport.source).toEqual({ kind: 'folder', name: 'from' })
  })

  test('of a checkpoint: it is to be converted', async () => {
    mkdirSync(at('checkpoint'))
    writeSmallQwen(at('checkpoint'))
    const error = await bringIn(at('checkpoint')).catch(problemOf)
    expect(error).toMatchObject({ code: 'transfer-is-checkpoint', remedy: expect.stringContaining('npm run models -- convert') })
  })

  test('of several models, of half a model, of none, and no folder at all, is told as such', async () => {
    cpSync(pair.textFile, join(from, 'second.gguf'))
    expect(await codeOf(bringIn(from))).toBe('transfer-several-models')
    rmSync(join(from, 'second.gguf'))
    cpSync(pair.projectorFile, join(from, 'mmproj-second.gguf'))
    expect(await codeOf(bringIn(from))).toBe('transfer-several-models')
    await withPassport()
    expect(await codeOf(bringIn(from))).toBe('none')
    rmSync(pair.textFile)
    expect(await codeOf(bringIn(from))).toBe('transfer-not-a-model')
    mkdirSync(at('empty'))
    expect(await codeOf(bringIn(at('empty')))).toBe('transfer-not-a-model')
    expect(await codeOf(bringIn(at('nowhere')))).toBe('transfer-missing')
  })
})

test('two imports at once: the second is refused', async () => {
  await takeOut(at('model.zip'))
  const [first, second] = await Promise.all([codeOf(bringIn(at('model.zip'))), codeOf(bringIn(at('model.zip')))])
  expect([first, second].sort()).toEqual(['none', 'transfer-under-way'])
  expect(readdirSync(modelsFolder)).toEqual(['model'])
  expect(existsSync(join(modelsFolder, 'model', 'model.passport.json'))).toBe(true)
})

test('an archive in the form for more than 4 GB is read as well', async () => {
  const { passport } = await withPassport()
  const files = (['text', 'projector'] as const).map((role) => ({ role, ...passport.files[role] }))
  const archive = new ZipFile()
  const large = { compress: false, forceZip64Format: true }
  archive.addBuffer(manifestBytes({ program: 'Whereabouts', name: 'Model', files }), 'manifest.json', large)
  for (const { name } of files) archive.addBuffer(readFileSync(join(from, name)), name, large)
  archive.end({ forceZip64Format: true, comment: '' })
  const pieces: Buffer[] = []
  for await (const piece of archive.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
  writeFileSync(at('large.zip'), Buffer.concat(pieces))
  expect(hashOf((await bringIn(at('large.zip'))).textFile)).toBe(hashOf(pair.textFile))
})

test('what does not fit on the disk is told before a byte is written', async () => {
  // Sparse: it takes no room itself.
  truncateSync(pair.textFile, 10 * 1024 ** 4)
  const hashes = { text: hashBytes('never read'), projector: hashOf(pair.projectorFile) }
  for (const target of [at('model.zip'), at('folder')]) {
    const problem = await exportModel({ id: 'model' as ModelId, name: 'My model', ...pair, hashes, target }).catch(problemOf)
    expect(problem).toMatchObject({ code: 'transfer-disk-full', details: { freeBytes: expect.any(Number) } })
  }
  expect(await codeOf(bringIn(from))).toBe('transfer-disk-full')
  expect(readdirSync(modelsFolder)).toEqual([])
  expect(readdirSync(base).sort()).toEqual(['from', 'models'])
})
