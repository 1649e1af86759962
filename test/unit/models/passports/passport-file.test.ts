import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ModelPassport } from '../../../../electron/contract/model-passport.ts'
import { problemOf } from '../../../../electron/core/problem.ts'
import { hashBytes } from '../../../../models/files/hash-file.ts'
import { drawUpPassport } from '../../../../models/passports/draw-up.ts'
import { parsePassport, passportBytes, passportFileOf, readPassport, writePassport } from '../../../../models/passports/passport-file.ts'
import { writePair } from '../gguf/small-pair.ts'

let folder: string
let pair: { textFile: string; projectorFile: string }
let passport: ModelPassport
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passport-'))
  pair = await writePair(folder)
  passport = await drawUpPassport({ ...pair, source: { kind: 'folder', name: 'mine' } })
})
afterEach(() => rmSync(folder, { recursive: true }))

function problemOfReading(text: string | Uint8Array) {
  writeFileSync(passportFileOf(pair.textFile), text)
  try {
    readPassport(pair.textFile)
    return null
  } catch (error) {
    return problemOf(error)
  }
}

describe('a passport', () => {
  test('says what both files are, by their sizes and hashes', () => {
    const { textFile, projectorFile } = pair
    const facts = (path: string) => ({ bytes: statSync(path).size, sha256: hashBytes(readFileSync(path)) })
    expect(passport).toMatchObject({
      ...{ kind: 'test', quantisation: 'F16', licence: null, base: null, conversion: null, acceptance: null },
      files: { text: { name: 'model.gguf', ...facts(textFile) }, projector: { name: 'mmproj-model.gguf', ...facts(projectorFile) } },
      asking: { prompt: 'globe', maxImageTokens: null },
    })
    expect(passport.name).toMatch(/random weights/)
    expect(passport.chatTemplateSha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('lies beside the text model under its name, whole, and is known by the hash of its bytes', async () => {
    const written = await writePassport(pair.textFile, passport)
    expect(readdirSync(folder).sort()).toEqual(['mmproj-model.gguf', 'model.gguf', 'model.passport.json'])
    expect(readPassport(pair.textFile)).toEqual({ passport, sha256: written.sha256 })
    expect(written.sha256).toBe(hashBytes(readFileSync(join(folder, 'model.passport.json'))))
    expect(readPassport(join(folder, 'other.gguf'))).toBeNull()
  })

  test('is the same to the byte for the same files', async () => {
    const again = await drawUpPassport({ ...pair, source: { kind: 'folder', name: 'mine' } })
    expect(passportBytes(again).equals(passportBytes(passport))).toBe(true)
  })

  test('is told as damaged where it is not as it must be, and never read as something else', () => {
    const altered = (changes: object) => JSON.stringify({ ...passport, ...changes })
    const cases: [string | Uint8Array, string][] = [
      ['', 'passport-damaged'],
      ['{"format":', 'passport-damaged'],
      ['null', 'passport-damaged'],
      [JSON.stringify({ ...passport, format: 'other' }), 'passport-damaged'],
      [altered({ version: 0 }), 'passport-damaged'],
      [altered({ version: 2, novelty: 1 }), 'passport-from-newer-version'],
      [altered({ asking: { ...passport.asking, prompt: 'of-tomorrow' } }), 'passport-from-newer-version'],
      [altered({ novelty: 1 }), 'passport-damaged'],
      [altered({ files: { text: passport.files.text } }), 'passport-damaged'],
      [altered({ files: { ...passport.files, text: { ...passport.files.text, bytes: -1 } } }), 'passport-damaged'],
      [altered({ files: { ...passport.files, text: { ...passport.files.text, sha256: 'ABC' } } }), 'passport-damaged'],
      [altered({ evaluation: { country: { a: { b: { c: 1 } } } } }), 'passport-damaged'],
      [new Uint8Array([0xff, 0xfe, 0x7b]), 'passport-damaged'],
      ['x'.repeat(2 * 1024 * 1024), 'passport-damaged'],
      ['['.repeat(200_000), 'passport-damaged'],
    ]
    for (const [text, code] of cases)
      expect([String(text).slice(0, 60), problemOfReading(text)?.code]).toEqual([String(text).slice(0, 60), code])
    expect(problemOfReading(altered({ kind: 'great' }))?.message).toContain('“kind”')
    expect(problemOfReading(altered({ kind: 'great' }))?.remedy).toMatch(/--accept/)
    expect(parsePassport(passportBytes(passport), 'file')).toEqual(passport)
  })

  test('that cannot be written leaves the old one and nothing else', async () => {
    await writePassport(pair.textFile, passport)
    await expect(writePassport(join(folder, 'missing', 'model.gguf'), passport)).rejects.toMatchObject({
      problem: { code: 'passport-unwritable' },
    })
    expect(readdirSync(folder).sort()).toEqual(['mmproj-model.gguf', 'model.gguf', 'model.passport.json'])
  })
})
