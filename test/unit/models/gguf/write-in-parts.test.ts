import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { discardParts } from '../../../../models/gguf/parts-record.ts'
import { string } from '../../../../models/gguf/values.ts'
import { type GgufContent, writeGguf } from '../../../../models/gguf/write.ts'
import { writeGgufInParts } from '../../../../models/gguf/write-in-parts.ts'

const ROW = 1 << 10
const ROWS = 24

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parts-'))
  path = join(folder, 'model.gguf')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** `asked` hears which tensors are asked for. */
function content(asked: string[] = [], failAt = -1, tag = 'one'): GgufContent {
  const tensors = Array.from({ length: 6 }, (_, index) => ({
    name: `t${index}`,
    type: 'I8' as const,
    shape: [ROW, ROWS],
    chunks: function* () {
      asked.push(`t${index}`)
      for (let row = 0; row < ROWS; row++) {
        if (index === failAt && row === ROWS / 2) throw new Error('stopped here')
        yield new Uint8Array(ROW).fill(index * 40 + row)
      }
    },
  }))
  return { metadata: [['general.name', string(tag)]], tensors }
}

test('what was interrupted goes on after the last tensor that is certain, to the same bytes', async () => {
  await writeGguf(join(folder, 'whole.gguf'), content())
  await expect(writeGgufInParts(path, content([], 4), { origin: 'a', certainEveryBytes: 3 * ROW * ROWS })).rejects.toThrow('stopped here')
  expect(readdirSync(folder).sort()).toEqual(['model.gguf.part', 'model.gguf.part.json', 'whole.gguf'])
  const asked: string[] = []
  const found = await writeGgufInParts(path, content(asked), { origin: 'a', certainEveryBytes: 3 * ROW * ROWS })
  expect(asked).toEqual(['t3', 't4', 't5'])
  expect(found).toBe(3 * ROW * ROWS)
  expect(readFileSync(path).equals(readFileSync(join(folder, 'whole.gguf')))).toBe(true)
  expect(readdirSync(folder).sort()).toEqual(['model.gguf', 'model.gguf.part.json', 'whole.gguf'])
  await discardParts(path)
  expect(readdirSync(folder).sort()).toEqual(['model.gguf', 'whole.gguf'])
})

describe('a finished file', () => {
  const asked: string[] = []
  const again = async (tag = 'one') => {
    asked.length = 0
    const told: number[] = []
    const found = await writeGgufInParts(path, content(asked, -1, tag), {
      origin: 'a',
      onProgress: (done, total) => told.push(done / total),
    })
    return { found, told }
  }
  beforeEach(async () => void (await again()))

  test('is not written twice', async () => {
    expect(await again()).toEqual({ found: 6 * ROW * ROWS, told: [1] })
    expect(asked).toEqual([])
  })

  test.each<[string, () => unknown]>([
    ['it was changed', () => writeFileSync(path, readFileSync(path))],
    ['it was cut', () => truncateSync(path, 1000)],
    ['it is gone', () => rmSync(path)],
    ['nothing is remembered of it', () => discardParts(path)],
  ])('is written anew where %s', async (_, spoil) => {
    const expected = readFileSync(path)
    await spoil()
    expect((await again()).found).toBe(0)
    expect(asked).toHaveLength(6)
    expect(readFileSync(path).equals(expected)).toBe(true)
  })

  test('is written anew where other settings are asked for', async () => {
    expect((await again('two')).found).toBe(0)
  })
})

test('a kill between the record and the name costs nothing', async () => {
  await writeGgufInParts(path, content(), { origin: 'a' })
  const expected = readFileSync(path)
  renameSync(path, `${path}.part`)
  const asked: string[] = []
  expect(await writeGgufInParts(path, content(asked), { origin: 'a' })).toBe(6 * ROW * ROWS)
  expect(asked).toEqual([])
  expect(readFileSync(path).equals(expected)).toBe(true)
})

test.each<[string, () => void, string, string]>([
  ['the source changed', () => {}, 'b', 'one'],
  ['the settings changed', () => {}, 'a', 'two'],
  ['the part became shorter', () => truncateSync(`${path}.part`, 1000), 'a', 'one'],
  ['the record is damaged', () => writeFileSync(`${path}.part.json`, '{"sha256":'), 'a', 'one'],
  ['the record is of something else', () => writeFileSync(`${path}.part.json`, '{"sha256":"","tensorsDone":-3}'), 'a', 'one'],
])('all is written anew where %s', async (_, spoil, origin, tag) => {
  await expect(writeGgufInParts(path, content([], 4), { origin: 'a', certainEveryBytes: 3 * ROW * ROWS })).rejects.toThrow('stopped here')
  spoil()
  const asked: string[] = []
  expect(await writeGgufInParts(path, content(asked, -1, tag), { origin, certainEveryBytes: 3 * ROW * ROWS })).toBe(0)
  expect(asked).toHaveLength(6)
})
