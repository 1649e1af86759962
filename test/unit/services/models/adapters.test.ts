import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sha256 } from '../../../../electron/contract/ids.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { type Adapters, createAdapters } from '../../../../electron/services/models/adapters.ts'
import { createFoundFiles } from '../../../../electron/services/models/found-files.ts'
import { readGgufHeader } from '../../../../models/gguf/read.ts'
import { string } from '../../../../models/gguf/values.ts'
import { writeGguf } from '../../../../models/gguf/write.ts'
import { randomAdapter } from '../../../fixtures/adapters/random-adapter.ts'
import { smallText } from '../../models/gguf/small-pair.ts'

let folder: string
let adapters: Adapters
const at = (...names: string[]) => join(folder, ...names)
const open = () => createAdapters({ adaptersFolder: at('adapters'), cacheFolder: at('cache') })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adapters-'))
  await writeGguf(at('model.gguf'), smallText())
  adapters = open()
})
afterEach(() => rm(folder, { recursive: true }))

const place = (name: string, seed = name) => writeGguf(at(name), randomAdapter(readGgufHeader(at('model.gguf')), seed))
const codeOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return problemOf(error)?.code
  }
}

test('a file that was looked at is found by its hash, in the next process too, until it is moved or changed', async () => {
  await place('one.gguf')
  const { name, sha256, byteLength } = await adapters.read(at('one.gguf'))
  expect(name).toBe('one.gguf')
  expect(byteLength).toBeGreaterThan(1000)
  const chosen = [{ name, sha256, weight: 0.5 }]
  for (const each of [adapters, open()]) expect(each.find(chosen)).toEqual([{ file: at('one.gguf'), weight: 0.5 }])
  await utimes(at('one.gguf'), 1, 1)
  expect(codeOf(() => open().find(chosen))).toBe('adapter-missing')
  await rename(at('one.gguf'), at('two.gguf'))
  await adapters.read(at('two.gguf'))
  expect(adapters.find(chosen)).toEqual([{ file: at('two.gguf'), weight: 0.5 }])
  expect(codeOf(() => adapters.find([{ name, sha256: '0'.repeat(64) as Sha256, weight: 1 }]))).toBe('adapter-missing')
})

test('a cache that cannot be kept does not lose what this process has looked at', async () => {
  await symlink(at('nowhere', 'at-all'), at('cache'))
  await place('one.gguf')
  const { name, sha256 } = await adapters.read(at('one.gguf'))
  expect(adapters.find([{ name, sha256, weight: 1 }])).toEqual([{ file: at('one.gguf'), weight: 1 }])
})

test('those of the folder that fit the model are offered, by name', async () => {
  expect(await adapters.fitting(at('model.gguf'))).toEqual([])
  await mkdir(at('adapters'))
  await place('adapters/b.gguf')
  await place('adapters/a.GGUF')
  await writeFile(at('adapters', 'damaged.gguf'), 'GGUF')
  await writeFile(at('adapters', 'notes.txt'), '')
  const { metadata, tensors } = randomAdapter(readGgufHeader(at('model.gguf')), 'c')
  const other = [...new Map([...metadata, ['general.architecture', string('llama')]])]
  await writeGguf(at('adapters', 'other.gguf'), { metadata: other, tensors })
  expect((await adapters.fitting(at('model.gguf'))).map(({ name }) => name)).toEqual(['a.GGUF', 'b.gguf'])
  expect(await adapters.fitting(at('not-made-yet.gguf'))).toEqual([])
})

test('an adapter that lies among the models is none of them', async () => {
  await place('one.gguf')
  expect(createFoundFiles(folder)().map(({ path }) => path)).toEqual([at('model.gguf')])
})
