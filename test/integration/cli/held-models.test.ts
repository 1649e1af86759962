// npm run models -- passport, export and import, as a person types them, between two libraries.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashBytes } from '../../../models/files/hash-file.ts'
import { writeGguf } from '../../../models/gguf/write.ts'
import { MODEL_KIND_KEY } from '../../../models/model-kind-key.ts'
import { drawUpPassport } from '../../../models/passports/draw-up.ts'
import { writePassport } from '../../../models/passports/passport-file.ts'
import { root } from '../../driver/root.ts'
import { writeSmallQwen } from '../../fixtures/checkpoints/small-qwen.ts'
import { smallText, withKey, writePair } from '../../unit/models/gguf/small-pair.ts'

let base: string
let textFile: string
const at = (...parts: string[]) => join(base, ...parts)
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'held-models-'))
  const pair = await writePair(at('here', 'models'))
  textFile = pair.textFile
  await writeGguf(textFile, withKey(smallText(), MODEL_KIND_KEY, null))
  const passport = await drawUpPassport({ ...pair, source: { kind: 'hub', repository: 'me/model', revision: 'abc' } })
  await writePassport(textFile, { ...passport, evaluation: { country: 0.8125, photos: 200 } })
})
afterAll(() => rmSync(base, { recursive: true }))

function models(library: string, ...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const args = ['electron/hosts/models.ts', ...words, '--library', at(library)]
  const env = { ...process.env, INIT_CWD: base, XDG_CACHE_HOME: at('cache') }
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
  })
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve({ code, ...said })))
}

test('a model is looked at, taken out, brought into another library, and known there by the same passport', async () => {
  const shown = await models('here', 'passport', 'model')
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  for (const words of ['me/model on the Hugging Face hub, revision abc', 'country 0.813, photos 200', hashBytes(readFileSync(textFile))])
    expect(shown.stdout).toContain(words)

  const out = await models('here', 'export', 'model', 'stick/model.zip')
  expect(out.code).toBe(0)
  const [path, seal] = out.stdout.split('\n')
  expect(path).toBe(at('stick', 'model.zip'))
  expect(seal).toMatch(/^seal [0-9a-f]{64}$/)
  expect(await models('here', 'export', 'model', 'stick/model.zip')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('exists already'),
  })

  const brought = await models('there', 'import', 'stick/model.zip')
  expect(brought).toMatchObject({ code: 0, stdout: `model\n${seal}\n` })
  expect(readdirSync(at('there', 'models'))).toEqual(['model'])
  expect((await models('there', 'import', 'stick/model.zip')).stdout).toContain('It was here already.')
  const there = await models('there', 'passport', 'model')
  expect(there.stdout.replaceAll(at('there', 'models', 'model'), at('here', 'models'))).toBe(shown.stdout)
})

test('a changed file is named and the command fails; accepted, the passport says so; imported again, it is as it was', async () => {
  await models('third', 'import', 'stick/model.zip')
  const file = at('third', 'models', 'model', 'model.gguf')
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(32)]))
  const changed = await models('third', 'passport', 'model')
  expect(changed.code).toBe(3)
  expect(changed.stdout).toMatch(/model\.gguf is not the one that its passport describes/)
  expect(await models('third', 'export', 'model', 'stick/changed.zip')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('model.gguf'),
  })
  const accepted = await models('third', 'passport', 'model', '--accept')
  expect(accepted.code).toBe(0)
  expect(accepted.stdout).toMatch(/Accepted {7}\d{4}-.*in the place of the passport/)
  expect(await models('third', 'import', 'stick/model.zip')).toMatchObject({ code: 3, stderr: expect.stringContaining('--replace') })
  expect((await models('third', 'import', 'stick/model.zip', '--replace')).code).toBe(0)
  expect((await models('third', 'passport', 'model')).stdout).not.toContain('Accepted')
})

test('what cannot be taken in says what to do', async () => {
  mkdirSync(at('checkpoint'))
  writeSmallQwen(at('checkpoint'))
  expect(await models('fourth', 'import', 'checkpoint')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('npm run models -- convert'),
  })
  expect(await models('fourth', 'passport', 'nothing-of-the-kind')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('Choose one of'),
  })
})
