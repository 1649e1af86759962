// Archives and folders that mean harm, or are broken: each is refused by name, nothing of it is left, and nothing outside of the
// models folder is touched.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { Sha256 } from '../../../../electron/contract/ids.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { hashBytes } from '../../../../models/files/hash-file.ts'
import { drawUpPassport } from '../../../../models/passports/draw-up.ts'
import { passportBytes } from '../../../../models/passports/passport-file.ts'
import { importModel } from '../../../../models/transfer/import-model.ts'
import { writePair } from '../gguf/small-pair.ts'
import { type HandEntry, zipByHand } from './zip-by-hand.ts'

interface Listed {
  role: string
  name: string
  bytes: number
  sha256: string
}

let base: string
let room: string
let parts: Record<'text' | 'projector' | 'passport', Buffer>
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'hostile-'))
  const pair = await writePair(join(base, 'pair'))
  const passport = await drawUpPassport({ ...pair, source: { kind: 'folder', name: 'pair' } })
  parts = { text: readFileSync(pair.textFile), projector: readFileSync(pair.projectorFile), passport: passportBytes(passport) }
})
afterAll(() => rmSync(base, { recursive: true }))
beforeEach(() => {
  room = mkdtempSync(join(base, 'room-'))
})
afterEach(() => {
  // Whatever was tried: no model, nothing half, and nothing beside the folder.
  const models = join(room, 'models')
  expect(existsSync(models) ? readdirSync(models) : []).toEqual([])
  expect(readdirSync(room).filter((name) => !['models', 'brought', 'brought.zip', 'outside.gguf'].includes(name))).toEqual([])
})

const listed = (): Listed[] => [
  { role: 'text', name: 'model.gguf', bytes: parts.text.length, sha256: hashBytes(parts.text) },
  { role: 'projector', name: 'mmproj-model.gguf', bytes: parts.projector.length, sha256: hashBytes(parts.projector) },
  { role: 'passport', name: 'model.passport.json', bytes: parts.passport.length, sha256: hashBytes(parts.passport) },
]
const manifestOf = (files: Listed[], changes: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ format: 'whereabouts-model', version: 1, program: 'Whereabouts', name: 'Model', files, ...changes }))
const entriesOf = (files: Listed[] = listed(), manifest = manifestOf(files)): HandEntry[] => [
  { name: 'manifest.json', bytes: manifest },
  ...files.map(({ role, name }) => ({ name, bytes: parts[role as keyof typeof parts] })),
]
/** All as it should be but for what `change` does to one of the listed files. */
const withListed = (role: string, change: Partial<Listed>) => listed().map((file) => (file.role === role ? { ...file, ...change } : file))
const withEntry = (name: string, change: Partial<HandEntry>) =>
  entriesOf().map((entry) => (entry.name === name ? { ...entry, ...change } : entry))

async function bring(path: string) {
  const error = await importModel({ path, modelsFolder: join(room, 'models'), replace: false }).catch((thrown: unknown) => thrown)
  const problem = problemOf(error)
  if (!problem) throw error instanceof Error ? error : new Error('It was taken in')
  expect(problem.message).toMatch(/\w/)
  expect(problem.remedy).toMatch(/\w/)
  return problem
}
async function codeOfArchive(bytes: Buffer): Promise<string> {
  writeFileSync(join(room, 'brought.zip'), bytes)
  return (await bring(join(room, 'brought.zip'))).code
}

test('what the hostile ones are made from is taken in', async () => {
  writeFileSync(join(room, 'brought.zip'), zipByHand(entriesOf()))
  const { textFile } = await importModel({ path: join(room, 'brought.zip'), modelsFolder: join(room, 'models'), replace: false })
  expect(readFileSync(textFile).equals(parts.text)).toBe(true)
  rmSync(join(room, 'models'), { recursive: true })
})

describe('an archive', () => {
  test.each([
    '../model.gguf',
    '../../model.gguf',
    '/tmp/model.gguf',
    'a/model.gguf',
    'a\\model.gguf',
    '..\\model.gguf',
    'C:model.gguf',
    'C:\\model.gguf',
    'model.gguf\0.txt',
    '..',
    '.model.gguf',
    '-model.gguf',
    'con.gguf',
    'NUL',
    'model.gguf ',
    'model..gguf',
    'model.txt',
    'm\u001bodel.gguf',
    'mod:el.gguf',
    `${'m'.repeat(300)}.gguf`,
    'manifest.json',
    'MANIFEST.JSON',
    '',
  ])('whose text model is called %j is refused', async (name) => {
    const files = withListed('text', { name })
    const passportToo = files.map((file) =>
      file.role === 'passport' ? { ...file, name: `${name.replace(/\.gguf$/i, '')}.passport.json` } : file,
    )
    for (const each of [files, passportToo])
      expect(['transfer-refused', 'transfer-not-a-model']).toContain(await codeOfArchive(zipByHand(entriesOf(each))))
  })

  test('with names that are one on many disks, or one name twice, is refused', async () => {
    const same = withListed('projector', { name: 'MODEL.GGUF' })
    expect(await codeOfArchive(zipByHand(entriesOf(same)))).toBe('transfer-refused')
    const accents = listed().map((file) => ({
      ...file,
      name: { text: 'é.gguf', projector: 'e\u0301.gguf', passport: 'é.passport.json' }[file.role]!,
    }))
    expect(await codeOfArchive(zipByHand(entriesOf(accents)))).toBe('transfer-refused')
    const twice = [...entriesOf().slice(0, 3), { name: 'model.gguf', bytes: parts.projector }]
    expect(await codeOfArchive(zipByHand(twice))).toBe('transfer-refused')
    const manifests = [...entriesOf().slice(0, 3), { name: 'Manifest.json', bytes: manifestOf(listed()) }]
    expect(await codeOfArchive(zipByHand(manifests))).toBe('transfer-refused')
  })

  test('with a link, a folder, a locked or a compressed file is refused', async () => {
    const link = { mode: 0o120777, bytes: Buffer.from('/etc/passwd') }
    expect(await codeOfArchive(zipByHand(withEntry('model.gguf', link)))).toBe('transfer-refused')
    expect(await codeOfArchive(zipByHand([...entriesOf().slice(0, 3), { name: 'folder/', bytes: Buffer.alloc(0) }]))).toBe(
      'transfer-refused',
    )
    expect(await codeOfArchive(zipByHand(withEntry('model.gguf', { flags: 0x801 })))).toBe('transfer-refused')
    expect(await codeOfArchive(zipByHand(withEntry('model.gguf', { method: 8 })))).toBe('transfer-refused')
    expect(await codeOfArchive(zipByHand(withEntry('model.gguf', { method: 93 })))).toBe('transfer-refused')
  })

  test('that unpacks to more than it has is refused before a byte is written', async () => {
    const bomb = new ZipFile()
    const files = withListed('text', { bytes: 64 * 1024 * 1024 })
    bomb.addBuffer(manifestOf(files), 'manifest.json', { compress: false })
    bomb.addBuffer(Buffer.alloc(64 * 1024 * 1024), 'model.gguf', { compress: true })
    bomb.addBuffer(parts.projector, 'mmproj-model.gguf', { compress: false })
    bomb.addBuffer(parts.passport, 'model.passport.json', { compress: false })
    bomb.end()
    const pieces: Buffer[] = []
    for await (const piece of bomb.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
    expect(await codeOfArchive(Buffer.concat(pieces))).toBe('transfer-refused')

    // Two names over the same bytes.
    const big = Buffer.alloc(parts.text.length * 4)
    const shared: Listed[] = [
      { role: 'text', name: 'model.gguf', bytes: big.length, sha256: hashBytes(big) },
      { role: 'projector', name: 'mmproj-model.gguf', bytes: big.length, sha256: hashBytes(big) },
    ]
    const [manifest] = entriesOf(shared)
    const over = [manifest!, { name: 'model.gguf', bytes: big }, { name: 'mmproj-model.gguf', bytes: big, sharesWith: 1 }]
    expect(await codeOfArchive(zipByHand(over))).toBe('transfer-refused')
  })

  test('whose sizes lie is refused', async () => {
    const bytes = parts.text.length
    for (const lie of [bytes - 1, bytes + 1, 0xfffffffe]) {
      expect(await codeOfArchive(zipByHand(withEntry('model.gguf', { said: lie })))).toBe('transfer-refused')
      const files = withListed('text', { bytes: lie })
      expect(await codeOfArchive(zipByHand(entriesOf(files)))).toBe('transfer-refused')
      const both = entriesOf(files).map((entry) => (entry.name === 'model.gguf' ? { ...entry, said: lie } : entry))
      expect(['transfer-refused', 'transfer-file-damaged']).toContain(await codeOfArchive(zipByHand(both)))
    }
    for (const lie of [-1, 0, 1.5, 2 ** 53, 'many', null]) {
      expect(await codeOfArchive(zipByHand(entriesOf(withListed('text', { bytes: lie as number }))))).toBe('transfer-refused')
    }
  })

  test('with another content than its manifest says is refused, whichever file it is', async () => {
    for (const { role, name } of listed()) {
      const bytes = Buffer.from(parts[role as keyof typeof parts])
      bytes[bytes.length - 40]! ^= 1
      writeFileSync(join(room, 'brought.zip'), zipByHand(withEntry(name, { bytes })))
      const problem = await bring(join(room, 'brought.zip'))
      expect(problem).toMatchObject({
        code: 'transfer-file-damaged',
        details: { name, expectedSha256: hashBytes(parts[role as keyof typeof parts]) },
      })
      expect(problem.message).toContain(name)
    }
  })

  test('with the passport of other files, with none that can be read, or with files that are no pair is refused', async () => {
    const passport = JSON.parse(parts.passport.toString())
    const rebuilt = (text: string) => {
      const bytes = Buffer.from(text)
      const files = withListed('passport', { bytes: bytes.length, sha256: hashBytes(bytes) })
      return zipByHand(entriesOf(files).map((entry) => (entry.name === 'model.passport.json' ? { ...entry, bytes } : entry)))
    }
    const other = { ...passport, files: { ...passport.files, text: { ...passport.files.text, sha256: 'a'.repeat(64) as Sha256 } } }
    expect(await codeOfArchive(rebuilt(JSON.stringify(other)))).toBe('transfer-refused')
    expect(await codeOfArchive(rebuilt('{}'))).toBe('passport-damaged')
    expect(await codeOfArchive(rebuilt(JSON.stringify({ ...passport, version: 9 })))).toBe('passport-from-newer-version')
    const swapped = listed().map((file) => ({ ...file, role: { text: 'projector', projector: 'text', passport: 'passport' }[file.role]! }))
    const asText = swapped.filter(({ role }) => role !== 'passport')
    const entries = [
      { name: 'manifest.json', bytes: manifestOf(asText) },
      { name: 'model.gguf', bytes: parts.text },
      { name: 'mmproj-model.gguf', bytes: parts.projector },
    ]
    expect(await codeOfArchive(zipByHand(entries))).toMatch(/^gguf-/)
  })

  test('with files that nobody listed, without one that was, or with too many is refused', async () => {
    const [manifest, text, projector, passport] = entriesOf() as [HandEntry, HandEntry, HandEntry, HandEntry]
    const [ofText, ofProjector] = listed() as [Listed, Listed]
    const pairOnly = { name: 'manifest.json', bytes: manifestOf([ofText, ofProjector]) }
    expect(await codeOfArchive(zipByHand([pairOnly, text, projector, { name: 'autorun.inf', bytes: Buffer.from('x') }]))).toBe(
      'transfer-refused',
    )
    expect(await codeOfArchive(zipByHand([manifest, text, passport]))).toBe('transfer-refused')
    expect(await codeOfArchive(zipByHand([text, projector, passport]))).toBe('transfer-not-a-model')
    const many = Array.from({ length: 5000 }, (_, index) => ({ name: `${index}.gguf`, bytes: Buffer.from('x') }))
    expect(await codeOfArchive(zipByHand([manifest, ...many]))).toBe('transfer-not-a-model')
    expect(await codeOfArchive(zipByHand(entriesOf(), { count: 3 }))).toBe('transfer-refused')
    expect(await codeOfArchive(zipByHand(entriesOf().slice(0, 3), { count: 4 }))).toBe('transfer-refused')
  })

  test('whose manifest is not as it must be is refused', async () => {
    const manifests: [Buffer, string][] = [
      [Buffer.from(''), 'transfer-not-a-model'],
      [Buffer.from('['.repeat(60_000)), 'transfer-not-a-model'],
      [Buffer.from([0xff, 0xfe]), 'transfer-not-a-model'],
      [Buffer.from('null'), 'transfer-not-a-model'],
      [manifestOf(listed(), { format: 'other' }), 'transfer-not-a-model'],
      [manifestOf(listed(), { version: 2 }), 'transfer-from-newer-version'],
      [manifestOf(listed(), { version: 0 }), 'transfer-refused'],
      [manifestOf(listed(), { novelty: true }), 'transfer-refused'],
      [manifestOf([]), 'transfer-refused'],
      [manifestOf([listed()[0]!, listed()[0]!]), 'transfer-refused'],
      [manifestOf(listed().map((file) => ({ ...file, role: 'text' }))), 'transfer-refused'],
      [manifestOf(withListed('text', { sha256: 'abc' })), 'transfer-refused'],
      [manifestOf(withListed('passport', { bytes: 2 ** 40 })), 'transfer-refused'],
      [Buffer.alloc(1024 * 1024, 0x20), 'transfer-refused'],
    ]
    for (const [bytes, code] of manifests) expect(await codeOfArchive(zipByHand(entriesOf(listed(), bytes)))).toBe(code)
  })

  test('that is cut off anywhere, or has a byte changed anywhere, never comes in as something else', async () => {
    const whole = zipByHand(entriesOf())
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      expect(await codeOfArchive(whole.subarray(0, at))).toMatch(/^transfer-/)
    }
    const bytes = Buffer.from(whole)
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
      bytes[at]! ^= 0x55
      writeFileSync(join(room, 'brought.zip'), bytes)
      const result = await importModel({ path: join(room, 'brought.zip'), modelsFolder: join(room, 'models'), replace: false }).catch(
        problemOf,
      )
      // Headers before the files hold much that nobody reads: then the very files come in.
      if (result && 'textFile' in result) {
        expect(readFileSync(result.textFile).equals(parts.text)).toBe(true)
        rmSync(join(room, 'models'), { recursive: true })
      } else expect(result?.code).toMatch(/^transfer-|^passport-/)
      bytes[at]! ^= 0x55
    }
  })
})

describe('a folder', () => {
  const fill = (files: Listed[] = listed()) => {
    mkdirSync(join(room, 'brought'))
    writeFileSync(join(room, 'brought', 'manifest.json'), manifestOf(files))
    for (const { role, name } of listed()) writeFileSync(join(room, 'brought', name), parts[role as keyof typeof parts])
  }
  const codeOf = async () => (await bring(join(room, 'brought'))).code

  test.each(['../outside.gguf', '/etc/passwd', 'sub/model.gguf', '..'])('whose manifest names %s is refused', async (name) => {
    writeFileSync(join(room, 'outside.gguf'), parts.text)
    fill(withListed('text', { name }).filter(({ role }) => role !== 'passport'))
    expect(await codeOf()).toBe('transfer-refused')
  })

  test('in which a file is a link that leads out is refused', async () => {
    fill()
    writeFileSync(join(room, 'outside.gguf'), parts.text)
    rmSync(join(room, 'brought', 'model.gguf'))
    symlinkSync(join(room, 'outside.gguf'), join(room, 'brought', 'model.gguf'))
    expect(await codeOf()).toBe('transfer-refused')
    rmSync(join(room, 'brought', 'manifest.json'))
    expect(await codeOf()).toBe('transfer-refused')
  })

  test('in which a file is missing, a folder, or has another content is refused', async () => {
    fill()
    const file = join(room, 'brought', 'model.gguf')
    const bytes = Buffer.from(parts.text)
    bytes[bytes.length - 40]! ^= 1
    writeFileSync(file, bytes)
    expect(await codeOf()).toBe('transfer-file-damaged')
    rmSync(file)
    expect(await codeOf()).toBe('transfer-refused')
    mkdirSync(file)
    expect(await codeOf()).toBe('transfer-refused')
    expect(basename(file)).toBe('model.gguf')
  })
})
