// Whatever byte of an archive is changed, the verifier says so; and in words, where.
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { buildVerifier } from '../../../resources/verifier/build.ts'
import { readManifest } from '../../../resources/verifier/core/manifest.ts'
import { type Verification, type VerifiedEntry, verifyArchive } from '../../../resources/verifier/core/verify-archive.ts'
import { findChromium } from '../../driver/chromium.ts'
import { archiveBytesOf, archiveOf } from '../../fixtures/archives/archive-file.ts'
import { fullCase } from '../../fixtures/archives/full-case.ts'
import { FULL_TESTS } from '../../fixtures/full-tests.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const verify = (bytes: Uint8Array): Promise<Verification> =>
  verifyArchive({ byteLength: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) })

describe('an archive that was changed', () => {
  let bytes: Uint8Array
  let entries: VerifiedEntry[]

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-tampering-'))
    const library = openLibrary({ folder, actor: 'ana' })
    const { caseId } = await fullCase(library)
    ;({ bytes } = await archiveBytesOf(library, caseId))
    library.close()
    rmSync(folder, { recursive: true })
    const verification = await verify(bytes)
    expect(verification.whole).toBe(true)
    entries = verification.entries
  })

  const flipped = (at: number, bit = 1) => {
    const copy = bytes.slice()
    copy[at] = copy[at]! ^ bit
    return copy
  }

  it('is caught at every single byte of every header, of the list at the end, and of the small files', async () => {
    const last = entries.at(-1)!
    const places = new Set<number>()
    for (const { name, offset, byteLength } of entries) {
      for (let at = offset - 30 - name.length; at < offset; at++) places.add(at)
      for (const at of [offset, offset + (byteLength >> 1), offset + byteLength - 1]) if (byteLength > 0) places.add(at)
    }
    for (const name of ['manifest.json', 'seal.txt', 'log.jsonl', 'README.txt']) {
      const entry = entries.find((one) => one.name === name)!
      // Of the longer ones each seventh: a prime to no length of a field.
      for (let at = 0; at < entry.byteLength; at += entry.byteLength > 200 ? 7 : 1) places.add(entry.offset + at)
    }
    for (let at = last.offset + last.byteLength; at < bytes.length; at++) places.add(at)
    expect(places.size).toBeGreaterThan(3000)
    // Otherwise each fifth: headers are of different lengths, so over all files every field of them is met.
    const tried = [...places].filter((_, index) => FULL_TESTS || index % 5 === 0)
    const unseen: number[] = []
    for (const at of tried) if ((await verify(flipped(at, 1 << (at % 8)))).whole) unseen.push(at)
    expect(unseen).toEqual([])
  })

  it('is caught where bytes were cut off, added, put between or exchanged', async () => {
    const { offset, byteLength } = entries.at(-1)!
    for (const length of [0, 1, 29, 30, offset, offset + byteLength, bytes.length - 22, bytes.length - 1])
      expect((await verify(bytes.subarray(0, length))).whole).toBe(false)
    const plus = (at: number, more: Uint8Array) => new Uint8Array(Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]))
    for (const at of [0, offset, offset + byteLength, bytes.length]) expect((await verify(plus(at, new Uint8Array(4)))).whole).toBe(false)
    // A comment, as ZIP would allow it.
    const commented = plus(bytes.length, new Uint8Array(5))
    new DataView(commented.buffer).setUint16(bytes.length - 2, 5, true)
    expect((await verify(commented)).whole).toBe(false)
  })

  it('is told in words: which file, which entry', async () => {
    const told = async (name: string, at: number) => {
      const entry = entries.find((one) => one.name.startsWith(name))!
      const { checks } = await verify(flipped(entry.offset + at))
      return Object.fromEntries(checks.map(({ id, passed, said }) => [id, passed ? '' : said.join(' ')]))
    }
    const original = await told('originals/', 3)
    expect(original.files).toContain('was changed: it does not have the hash')
    expect(original).toMatchObject({ seal: '', log: '' })
    const log = entries.find(({ name }) => name === 'log.jsonl')!
    const first = Buffer.from(bytes.subarray(log.offset, log.offset + log.byteLength)).indexOf('case-created')
    expect((await told('log.jsonl', first)).log).toMatch(/Entry \d+ of the log was changed/)
    expect((await told('manifest.json', 40)).seal).not.toBe('')
  })

  it('with every sum made anew is another archive, with another seal', async () => {
    const library = openForTest()
    const { caseId } = await fullCase(library)
    const [first, second] = [await archiveOf(library, caseId), await archiveOf(library, caseId)]
    expect(first.seal).not.toBe(second.seal)
    expect(readManifest('{"format":"whereabouts-archive","version":2}')).toContain('format version 2')
  })
})

describe('the stand-alone verifier', () => {
  const page = new URL('../../../resources/verifier/verify.html', import.meta.url)

  it('is what its parts make, in one file that loads nothing', async () => {
    const kept = await readFile(page, 'utf8')
    expect(kept).toBe(await buildVerifier())
    expect(kept).not.toMatch(/\b(src|href)=|url\(|import\(|https?:/)
  })

  it('opened from the disk in a browser, tells a whole archive from one with a byte changed', async (context) => {
    const executablePath = findChromium()
    if (!executablePath) return context.skip('no Chromium')
    const library = openForTest()
    const { caseId } = await fullCase(library, '<img src=x onerror=alert(1)>')
    const { path, bytes, seal } = await archiveOf(library, caseId)
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
    try {
      const tab = await browser.newPage()
      const asked: string[] = []
      tab.on('request', (request) => asked.push(request.url()))
      await tab.goto(page.href)
      await tab.setInputFiles('#file', path)
      await tab.getByText('This archive is whole.').waitFor()
      expect(await tab.locator('#seal').textContent()).toBe(seal)
      expect(await tab.locator('img').count()).toBe(0)
      await tab.fill('#told', seal.toUpperCase())
      expect(await tab.locator('#told-answer').textContent()).toContain('The same')
      bytes[bytes.length - 40]! ^= 1
      await writeFile(path, bytes)
      await tab.setInputFiles('#file', path)
      await tab.getByText('This archive is not whole.').waitFor()
      expect(asked).toEqual([page.href])
    } finally {
      await browser.close()
    }
  })
})
