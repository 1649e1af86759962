// A kill at any moment of an import or an export leaves nothing that looks finished, and the next one succeeds.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ModelId } from '../../../../electron/contract/ids.ts'
import { createModels } from '../../../../electron/services/models/models.ts'
import { hashBytes } from '../../../../models/files/hash-file.ts'
import { drawUpPassport } from '../../../../models/passports/draw-up.ts'
import { writePassport } from '../../../../models/passports/passport-file.ts'
import { type ExportModelOptions, exportModel } from '../../../../models/transfer/export-model.ts'
import { importModel } from '../../../../models/transfer/import-model.ts'
import { writePair } from '../../../unit/models/gguf/small-pair.ts'

const PROGRAM = fileURLToPath(new URL('../../../fixtures/transfer/stand-still.ts', import.meta.url))

let base: string
let modelsFolder: string
let order: ExportModelOptions
const at = (name: string) => join(base, name)
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'killed-'))
  modelsFolder = at('models')
  const pair = await writePair(at('from'))
  await writePassport(pair.textFile, await drawUpPassport({ ...pair, source: { kind: 'folder', name: 'from' } }))
  const [text, projector] = [pair.textFile, pair.projectorFile].map((path) => hashBytes(readFileSync(path)))
  order = { id: 'model' as ModelId, name: 'Model', ...pair, hashes: { text: text!, projector: projector! }, target: at('model.zip') }
})
afterEach(() => rmSync(base, { recursive: true }))

async function killedAt(what: 'import' | 'export', fraction: number, options: object): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, what, String(fraction), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  expect(String(said)).toBe('standing\n')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function listedModels(): string[] {
  const convert = () => Promise.reject(new Error('Nothing is shipped here'))
  const models = createModels({
    modelsFolder,
    adaptersFolder: at('adapters'),
    cacheFolder: at('cache'),
    shippedFolder: at('shipped'),
    convert,
  })
  return models.list().flatMap(({ id, problem }) => (problem?.code === 'model-missing-files' || id === 'test-tiny' ? [] : id))
}

test.each([0, 0.3, 0.7, 1])('an import that is killed after %d of its bytes', async (fraction) => {
  await exportModel(order)
  await killedAt('import', fraction, { path: at('model.zip'), modelsFolder, replace: false })
  expect(readdirSync(modelsFolder).sort()).toEqual(['.import-under-way', '.importing'])
  expect(listedModels()).toEqual([])
  await importModel({ path: at('model.zip'), modelsFolder, replace: false })
  expect(readdirSync(modelsFolder)).toEqual(['model'])
  expect(listedModels()).toEqual(['model'])
})

test.each([0, 0.7, 1])('an export that is killed after %d of its bytes', async (fraction) => {
  for (const target of [at('model.zip'), at('model-folder')]) {
    await killedAt('export', fraction, { ...order, target })
    expect(readdirSync(base)).not.toContain(target.slice(base.length + 1))
    await exportModel({ ...order, target })
    expect((await importModel({ path: target, modelsFolder, replace: false })).hashesChecked).toBe(true)
    expect(readdirSync(base).filter((name) => /\.(part|lock)$/.test(name))).toEqual([])
    rmSync(modelsFolder, { recursive: true })
  }
})
