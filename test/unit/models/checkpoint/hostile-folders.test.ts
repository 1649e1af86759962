// Folders that somebody wrote to do harm, or that a copy left unfinished: each fault is named, and nothing outside is read.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCheckpoint } from '../../../../models/checkpoint/open-checkpoint.ts'
import { randomWords } from '../../../../models/fixtures/random-words.ts'
import { parseHeader } from '../../../../models/safetensors/parse-header.ts'
import { smallQwen, writeIndex, writeSharded, writeSmallQwen } from '../../../fixtures/checkpoints/small-qwen.ts'
import { type HeaderEntry, writeSafetensors } from '../../../fixtures/checkpoints/write-safetensors.ts'
import { problemCode } from '../gguf/problem-code.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const FIRST = 'model-00001-of-00002.safetensors'
const SECOND = 'model-00002-of-00002.safetensors'
const code = () => problemCode(() => openCheckpoint(folder))
const file = (name: string) => join(folder, name)

test('one file and many files hold the same weights', () => {
  writeSmallQwen(folder)
  const single = openCheckpoint(folder)
  rmSync(file('model.safetensors'))
  writeSharded(folder)
  const sharded = openCheckpoint(folder)
  expect([...sharded.tensors.keys()].sort()).toEqual([...single.tensors.keys()].sort())
  expect(sharded.weightFiles.map(({ name }) => name)).toEqual([FIRST, SECOND])
})

describe('shards and their index', () => {
  let map: Record<string, string>
  beforeEach(() => {
    map = writeSharded(folder)
  })

  test('a missing shard', () => {
    rmSync(file(SECOND))
    expect(code()).toBe('checkpoint-file-missing')
  })

  test('a shard that is cut off, by one byte or to a few', () => {
    truncateSync(file(SECOND), 5)
    expect(code()).toBe('checkpoint-truncated')
    writeSharded(folder)
    truncateSync(file(FIRST), 4000)
    expect(code()).toBe('checkpoint-truncated')
  })

  test.each<[string, (map: Record<string, unknown>) => Record<string, unknown>, string]>([
    ['says that a tensor is in the other file', (own) => ({ ...own, 'visual.merger.ln_q.weight': FIRST }), 'checkpoint-index-lies'],
    ['names a tensor that is in none', (own) => ({ ...own, 'model.ghost': FIRST }), 'checkpoint-index-lies'],
    ['forgets a tensor', ({ 'model.norm.weight': _, ...own }) => own, 'checkpoint-index-lies'],
    ['names no file', (own) => ({ ...own, 'model.norm.weight': 7 }), 'checkpoint-index-lies'],
    ['is empty', () => ({}), 'checkpoint-index-lies'],
    ['leads out of the folder', (own) => ({ ...own, 'model.norm.weight': '../secret.safetensors' }), 'checkpoint-path-escapes'],
    ['names an absolute path', (own) => ({ ...own, 'model.norm.weight': '/etc/passwd' }), 'checkpoint-path-escapes'],
    ['names a Windows path', (own) => ({ ...own, 'model.norm.weight': 'C:\\secret' }), 'checkpoint-path-escapes'],
  ])('an index that %s', (_, change, expected) => {
    writeIndex(folder, change(map))
    expect(code()).toBe(expected)
  })

  test('an index that is no JSON, or none of weights', () => {
    writeFileSync(file('model.safetensors.index.json'), '{')
    expect(code()).toBe('checkpoint-damaged')
    writeFileSync(file('model.safetensors.index.json'), '{"weight_map": []}')
    expect(code()).toBe('checkpoint-damaged')
  })

  test('a link that leads out is refused, one within the hub’s own cache is not', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    renameSync(file(SECOND), join(outside, SECOND))
    symlinkSync(join(outside, SECOND), file(SECOND))
    expect(code()).toBe('checkpoint-path-escapes')
    rmSync(outside, { recursive: true })
  })
})

test('a snapshot of the hub’s cache is links to its blobs', () => {
  const [snapshot, blobs] = [join(folder, 'snapshots', 'a1b2'), join(folder, 'blobs')]
  for (const each of [snapshot, blobs]) mkdirSync(each, { recursive: true })
  writeSmallQwen(blobs)
  for (const name of ['model.safetensors', 'config.json']) symlinkSync(join(blobs, name), join(snapshot, name))
  expect(openCheckpoint(snapshot).tensors.size).toBe(smallQwen().tensors.length)
})

describe('one file', () => {
  const write = (mend: (header: Record<string, HeaderEntry>) => unknown) =>
    writeSafetensors(folder, 'model.safetensors', smallQwen().tensors.slice(0, 3), { mend })
  const [one, two] = smallQwen().tensors.map(({ name }) => name) as [string, string]

  test.each<[string, (header: Record<string, HeaderEntry>) => unknown]>([
    ['overlap', (header) => ({ ...header, [two]: { ...header[two], data_offsets: header[one]!.data_offsets } })],
    ['are there twice', (header) => ({ ...header, ghost: header[two] })],
    ['leave a gap', (header) => ({ [one]: header[one] })],
    ['are larger than their bytes', (header) => ({ ...header, [one]: { ...header[one], shape: [9999, 64] } })],
    ['are larger than any number', (header) => ({ ...header, [one]: { ...header[one], shape: [2 ** 40, 2 ** 40] } })],
    ['have a negative length', (header) => ({ ...header, [one]: { ...header[one], shape: [-1, -288, 64] } })],
    ['have half a row', (header) => ({ ...header, [one]: { ...header[one], shape: [288.5, 64] } })],
    ['end before they begin', (header) => ({ ...header, [one]: { ...header[one], data_offsets: [10, 0] } })],
    ['have no place', (header) => ({ ...header, [one]: { dtype: 'F32', shape: [1] } })],
    ['have an unknown type', (header) => ({ ...header, [one]: { ...header[one], dtype: 'constructor' } })],
    ['are not described', (header) => ({ ...header, [one]: null })],
  ])('whose tensors %s', (_, mend) => {
    write(mend)
    expect(code()).toBe('checkpoint-damaged')
  })

  test('is as long as it says', () => {
    write((header) => header)
    expect(code()).toBe('none')
    writeSafetensors(folder, 'model.safetensors', smallQwen().tensors, { cut: 1 })
    expect(code()).toBe('checkpoint-truncated')
  })

  test('that claims a description without end', () => {
    const bytes = Buffer.alloc(16)
    bytes.writeBigUInt64LE(2n ** 62n)
    writeFileSync(file('model.safetensors'), bytes)
    expect(code()).toBe('checkpoint-damaged')
    bytes.writeBigUInt64LE(1_000_000n)
    writeFileSync(file('model.safetensors'), bytes)
    expect(code()).toBe('checkpoint-truncated')
  })

  test('that is a pickle, by its name or by its bytes, is never opened', () => {
    writeFileSync(file('pytorch_model.bin'), 'anything')
    expect(code()).toBe('checkpoint-pickle')
    writeFileSync(file('model.safetensors'), Buffer.from('PK\u0003\u0004archive/data.pkl'))
    expect(code()).toBe('checkpoint-pickle')
    writeFileSync(file('model.safetensors'), Buffer.from([0x80, 2, 0x63, 0x6f, 0x73, 0x0a, 0x73, 0x79]))
    expect(code()).toBe('checkpoint-pickle')
  })

  test('whose description is changed in any way is read or refused in words, ten thousand times', () => {
    writeSafetensors(folder, 'model.safetensors', smallQwen().tensors.slice(-2))
    const whole = readFileSync(file('model.safetensors'))
    const dataByteOffset = 8 + Number(whole.readBigUInt64LE(0))
    const fill = randomWords('mutations')
    const draws = new Uint32Array(3)
    for (let turn = 0; turn < 10_000; turn++) {
      fill(draws)
      const changed = Buffer.from(whole.subarray(8, dataByteOffset))
      changed[(draws[0] as number) % changed.length] = draws[1] as number
      const fileBytes = turn % 16 === 0 ? (draws[2] as number) % whole.length : whole.length
      const found = problemCode(() => parseHeader(changed.toString('utf8'), dataByteOffset, fileBytes, 'changed'))
      expect(found).toMatch(/^(none|checkpoint-(damaged|truncated))$/)
    }
  })
})

test('no folder, an empty folder, and a folder where the weights should be', () => {
  expect(problemCode(() => openCheckpoint(join(folder, 'absent')))).toBe('checkpoint-missing')
  expect(code()).toBe('checkpoint-file-missing')
  mkdirSync(file('model.safetensors'))
  expect(code()).toBe('checkpoint-unreadable')
})
