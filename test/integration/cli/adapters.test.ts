import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locateDocument } from '../../../electron/hosts/cli/document.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { readGgufHeader } from '../../../models/gguf/read.ts'
import { writeGguf } from '../../../models/gguf/write.ts'
import { randomAdapter } from '../../fixtures/adapters/random-adapter.ts'
import { signPhoto } from '../../fixtures/photos/sign-photo.ts'
import { runCli } from '../../fixtures/run-cli.ts'

let folder: string
let options: string[]
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-adapters-'))
  writeFileSync(at('blank.jpg'), await signPhoto([]))
  await writeGguf(at('greek.gguf'), randomAdapter(readGgufHeader((await ensureTestModel('test-tiny')).textFile), 'greek'))
  options = ['--library', at('library'), '--model', 'test-tiny', '--samples', '1', '--max-new-tokens', '24', '--seed', '7', '--json']
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function located(...args: string[]) {
  const { code, stdout, stderr } = await runCli(args)
  expect(stderr).not.toContain('broke')
  expect(code).toBe(0)
  const document = locateDocument.parse(JSON.parse(stdout))
  const { run, samples } = document.photos[0]!
  return { run: run!, text: samples[0]!.text, comparison: document.comparison }
}

test('an adapter changes the words by its weight, is recorded by its hash, and is found again by it', async () => {
  const adapter = at('greek.gguf')
  const base = await located(at('blank.jpg'), ...options)
  const adapted = await located(at('blank.jpg'), ...options, '--adapter', adapter)
  const nothing = await located(at('blank.jpg'), ...options, '--adapter', `${adapter}=0`)
  expect(base.run.settings.adapters).toBeUndefined()
  expect(adapted.run.settings.adapters).toEqual([{ name: 'greek.gguf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), weight: 1 }])
  expect(adapted.text).not.toBe(base.text)
  expect(nothing.text).toBe(base.text)
  const again = await located('--rerun', adapted.run.id, '--library', at('library'), '--json')
  expect(again.comparison).toMatchObject({ same: true, differences: [] })

  renameSync(adapter, at('moved.gguf'))
  const { code, stdout } = await runCli(['--rerun', adapted.run.id, '--library', at('library'), '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout).photos[0].run.problem).toMatchObject({ code: 'adapter-missing' })
  await located(at('blank.jpg'), ...options, '--adapter', `${at('moved.gguf')}=0.5`)
  expect((await located('--rerun', adapted.run.id, '--library', at('library'), '--json')).text).toBe(adapted.text)
})

test('a file that is no adapter is refused before any photo is taken in', async () => {
  for (const [file, words] of [
    [at('blank.jpg'), 'blank.jpg: This is not a model file'],
    [at('not-there.gguf'), 'not-there.gguf: The model file is not there.'],
  ] as const) {
    const { code, stderr, stdout } = await runCli([at('blank.jpg'), ...options, '--case', 'Refused', '--adapter', file])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain(words)
  }
})
