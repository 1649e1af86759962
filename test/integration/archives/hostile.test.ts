// Archives whose every sum is right and whose rows were made to do harm, and an import that is killed in the middle.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importArchive } from '../../../electron/services/archives/import-archive.ts'
import { listCases } from '../../../electron/services/store/cases.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { verifyArchive } from '../../../resources/verifier/core/verify-archive.ts'
import { archiveEnd, localHeader } from '../../../resources/verifier/core/zip-layout.ts'
import { archiveOf } from '../../fixtures/archives/archive-file.ts'
import { fullCase } from '../../fixtures/archives/full-case.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

/** The archive with one table changed, and sealed anew by somebody who knows how. */
async function resealed(
  bytes: Uint8Array,
  table: string,
  change: (text: string) => string,
  manifestChange = (text: string) => text,
): Promise<string> {
  const { entries } = await verifyArchive({ byteLength: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) })
  const contents = new Map(entries.map(({ name, offset, byteLength }) => [name, Buffer.from(bytes.subarray(offset, offset + byteLength))]))
  const name = `rows/${table}.jsonl`
  contents.set(name, Buffer.from(change(contents.get(name)!.toString())))
  const manifest = JSON.parse(contents.get('manifest.json')!.toString()) as {
    files: { name: string; byteLength: number; sha256: string; rows?: number }[]
  }
  const file = manifest.files.find((one) => one.name === name)!
  const changed = contents.get(name)!
  Object.assign(file, { byteLength: changed.length, sha256: hash(changed), rows: changed.toString().split('\n').length - 1 })
  contents.set('manifest.json', Buffer.from(manifestChange(JSON.stringify(manifest))))
  contents.set('seal.txt', Buffer.from(`${hash(contents.get('manifest.json')!)}  manifest.json\n`))
  const parts = [...contents].map(([entryName, content]) => ({
    name: entryName,
    byteLength: content.length,
    crc32: crc32(content),
    content,
  }))
  const path = join(temporaryFolder(), 'hostile.whereabouts')
  await writeFile(path, Buffer.concat([...parts.flatMap((part) => [localHeader(part), part.content]), ...archiveEnd(parts)]))
  return path
}

describe('a hostile archive', () => {
  it.each<[what: string, table: string, change: (text: string) => string]>([
    [
      'takes a photo into another case',
      'photos',
      (text) => text.replace(/"case_id":"[^"]*"/, '"case_id":"00000000-0000-4000-8000-000000000000"'),
    ],
    ['speaks of columns that are not there', 'notes', (text) => text.replace('{', '{"evil":1,')],
    ['puts text where numbers belong', 'samples', (text) => text.replace(/"tokens":\d+/, '"tokens":"1; DROP TABLE log"')],
    ['holds JSON that no reader of ours can read', 'clues', (text) => text.replace(/"supports":"(?:[^"\\]|\\.)*"/, '"supports":"{}"')],
    ['nests without end', 'notes', (text) => text.replace(/"text":"[^"]*"/, `"text":${'['.repeat(5000)}${']'.repeat(5000)}`)],
    ['names files across lines and directions', 'photos', (text) => text.replace('quay.jpg', 'a\\u202egpj.exe')],
    ['holds a case twice', 'cases', (text) => text + text.replace(/"id":"[^"]*"/, '"id":"00000000-0000-4000-8000-000000000000"')],
    ['gives states that do not exist', 'runs', (text) => text.replace('"state":"finished"', '"state":"evil"')],
  ])('that %s is refused, and leaves nothing', async (_, table, change) => {
    const here = openForTest()
    const { caseId } = await fullCase(here)
    const path = await resealed((await archiveOf(here, caseId)).bytes, table, change)
    const there = openForTest()
    const entries = listLog(there.read, { limit: 100 }).length
    await expect(importArchive({ library: there, path, fileName: 'x' })).rejects.toMatchObject({
      problem: { code: 'archive-rows-refused' },
    })
    expect(listCases(there.read)).toEqual([])
    expect(listLog(there.read, { limit: 100 })).toHaveLength(entries)
    const left = readdirSync(join(there.folder, 'originals'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(left).toEqual([])
  })

  it('of a newer version, or of something else, is refused in words', async () => {
    const here = openForTest()
    const { caseId } = await fullCase(here)
    const { bytes } = await archiveOf(here, caseId)
    const there = openForTest()
    const newer = await resealed(
      bytes,
      'notes',
      (text) => text,
      (text) => text.replace(/"tablesVersion":\d+/, '"tablesVersion":9999'),
    )
    await expect(importArchive({ library: there, path: newer, fileName: 'x' })).rejects.toMatchObject({
      problem: { code: 'archive-from-newer-version' },
    })
    const other = join(temporaryFolder(), 'other')
    await writeFile(other, 'Not an archive.')
    await expect(importArchive({ library: there, path: other, fileName: 'x' })).rejects.toMatchObject({
      problem: { code: 'archive-not-whole' },
    })
    await expect(importArchive({ library: there, path: `${other}-gone`, fileName: 'x' })).rejects.toMatchObject({
      problem: { code: 'archive-unreadable' },
    })
  })
})

describe('an import', () => {
  it.each(['checking', 'originals', 'rows'])(
    'that is killed while it is %s leaves a sound library, and can be done again',
    async (step) => {
      const here = openForTest()
      const { caseId } = await fullCase(here)
      const { path } = await archiveOf(here, caseId)
      const folder = temporaryFolder()
      const program = fileURLToPath(new URL('../../fixtures/archives/import-and-die.ts', import.meta.url))
      const child = spawn(process.execPath, [program, folder, path, step], { stdio: 'ignore' })
      const signal = await new Promise((resolve) => child.on('close', (_, ended) => resolve(ended)))
      expect(signal).toBe('SIGKILL')
      const there = openForTest(folder)
      expect(listCases(there.read)).toEqual([])
      expect(verifyLog(there.read).intact).toBe(true)
      await importArchive({ library: there, path, fileName: 'x' })
      expect(listPhotos(there.read, { caseId })).toHaveLength(2)
    },
  )
})
