import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Sha256 } from '../../../electron/contract/ids.ts'
import { ingest } from '../../../electron/services/photos/ingest.ts'
import { problemFrom } from '../../fixtures/photos/real-reader.ts'
import { temporaryFile, temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'

const library = (folder = temporaryFolder()) => ({
  folder,
  originalPath: (sha256: Sha256) => join(folder, 'originals', sha256.slice(0, 2), sha256.slice(2, 4), sha256),
})
const some = (length: number, seed = 1) => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 255))
/** In uneven pieces, as a connection brings them. */
async function* pieces(bytes: Uint8Array) {
  for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7) % 65_521) yield bytes.subarray(at, at + size)
}
const leftOver = (folder: string) => readdirSync(join(folder, 'incoming'))

describe('taking in', () => {
  it('keeps the bytes under their hash, read-only, and nothing else', async () => {
    const place = library()
    const bytes = some(300_000)
    const kept = await ingest({ ...place, bytes: pieces(bytes) })
    expect(kept).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), byteLength: 300_000, wasHere: false })
    const path = place.originalPath(kept.sha256)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o444)
    expect(leftOver(place.folder)).toEqual([])
  })
  it('recognises what is there, and replaces what is there in part', async () => {
    const place = library()
    const file = temporaryFile(some(5000))
    const first = await ingest({ ...place, bytes: createReadStream(file) })
    const { mtimeMs } = statSync(place.originalPath(first.sha256))
    expect(await ingest({ ...place, bytes: createReadStream(file) })).toEqual({ ...first, wasHere: true })
    expect(statSync(place.originalPath(first.sha256)).mtimeMs).toBe(mtimeMs)

    const other = library()
    const path = other.originalPath(first.sha256)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, some(100))
    expect((await ingest({ ...other, bytes: createReadStream(file) })).wasHere).toBe(false)
    expect(readFileSync(path).length).toBe(5000)
  })
  it('the same photo from several sides at once is one original', async () => {
    const place = library()
    const kept = await Promise.all(Array.from({ length: 8 }, () => ingest({ ...place, bytes: pieces(some(200_000)) })))
    expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(readFileSync(place.originalPath(kept[0]!.sha256)).length).toBe(200_000)
    expect(leftOver(place.folder)).toEqual([])
  })
  it('removes what was abandoned long ago, not what another program writes now', async () => {
    const place = library()
    mkdirSync(join(place.folder, 'incoming'))
    for (const name of ['old.part', 'young.part']) writeFileSync(join(place.folder, 'incoming', name), 'half')
    utimesSync(join(place.folder, 'incoming', 'old.part'), 1, 1)
    await ingest({ ...place, bytes: pieces(some(10)) })
    expect(leftOver(place.folder)).toEqual(['young.part'])
  })
})

describe('what goes wrong leaves nothing half done', () => {
  it('empty and too large files', async () => {
    const place = library()
    expect((await problemFrom(ingest({ ...place, bytes: Readable.from([]) }))).code).toBe('photo-empty')
    expect((await problemFrom(ingest({ ...place, bytes: pieces(some(5000)), mostBytes: 4999 }))).code).toBe('photo-file-too-large')
    expect(leftOver(place.folder)).toEqual([])
  })
  it('a source that is missing, a folder, or breaks off', async () => {
    const place = library()
    expect(await problemFrom(ingest({ ...place, bytes: createReadStream(join(place.folder, 'gone.jpg')) }))).toMatchObject({
      code: 'photo-file-unreadable',
      message: expect.stringMatching(/no such file/i),
    })
    expect(await problemFrom(ingest({ ...place, bytes: createReadStream(place.folder) }))).toMatchObject({
      message: expect.stringMatching(/folder/),
    })
    async function* broken() {
      yield some(1000)
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    }
    expect((await problemFrom(ingest({ ...place, bytes: broken() }))).code).toBe('photo-file-unreadable')
    expect(leftOver(place.folder)).toEqual([])
  })
  it('cancelling', async () => {
    const place = library()
    const controller = new AbortController()
    async function* endless() {
      for (let i = 0; ; i++) {
        if (i === 3) controller.abort(new Error('enough'))
        yield some(1000)
      }
    }
    await expect(ingest({ ...place, bytes: endless(), signal: controller.signal })).rejects.toThrow('enough')
    expect(leftOver(place.folder)).toEqual([])
  })
  it('SIGKILL in the middle: nothing under originals', async () => {
    const place = library()
    const module = join(import.meta.dirname, '../../../electron/services/photos/ingest.ts')
    const program = `
      import { ingest } from ${JSON.stringify(module)}
      async function* slow() { for (;;) { yield Buffer.alloc(100000); await new Promise((done) => setTimeout(done, 5)) } }
      console.log('started')
      await ingest({ bytes: slow(), folder: ${JSON.stringify(place.folder)}, originalPath: () => { throw new Error('never') } })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    while (!existsSync(join(place.folder, 'incoming')) || leftOver(place.folder).length === 0)
      await new Promise((done) => setTimeout(done, 5))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(join(place.folder, 'originals'))).toBe(false)
    expect(leftOver(place.folder)).toHaveLength(1)
    expect((await ingest({ ...place, bytes: pieces(some(100)) })).byteLength).toBe(100)
  })
})

/** A small file system of its own: only where this user may mount one. */
function mounted(options: string): string | null {
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', [folder]))
  return folder
}

describe('the disk', () => {
  it('full: says so, keeps what was there, and works again once there is room', async ({ skip }) => {
    const folder = mounted('size=512k')
    if (!folder) return skip('this user may not mount a small disk')
    const place = library(folder)
    const first = await ingest({ ...place, bytes: pieces(some(100_000)) })
    const problem = await problemFrom(ingest({ ...place, bytes: pieces(some(900_000, 2)) }))
    expect(problem).toMatchObject({ code: 'disk-full', details: { systemSaid: 'ENOSPC' } })
    expect(leftOver(folder)).toEqual([])
    expect(readFileSync(place.originalPath(first.sha256)).equals(some(100_000))).toBe(true)
    expect((await ingest({ ...place, bytes: pieces(some(50_000, 3)) })).wasHere).toBe(false)
  })
  it('read-only: says so', async ({ skip }) => {
    const folder = mounted('size=512k')
    if (!folder) return skip('this user may not mount a small disk')
    execFileSync('mount', ['-o', 'remount,ro', folder])
    expect((await problemFrom(ingest({ ...library(folder), bytes: pieces(some(10)) }))).code).toBe('library-read-only')
  })
})
