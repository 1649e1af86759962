// The queue of files over a real library, real files and the real reader.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { IntakeItem } from '../../../electron/contract/intake.ts'
import { root } from '../../driver/root.ts'
import { photoBytes, writePhotos } from '../../fixtures/photos/many-photos.ts'
import { type OpenedWorkbench, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

/** A busy machine takes its time; a broken one never comes to it. */
const PATIENT = { timeout: 60_000 }

let opened: OpenedWorkbench
let outside: string
let caseId: CaseId
const list = () => opened.client.intake.list({ caseId, offset: 0, limit: 200 })
const counts = async () => (await opened.client.intake.summary({ caseId })).counts
const names = async () => (await opened.client.photos.list({ caseId })).map(({ fileName }) => fileName)
const numberOf = (items: IntakeItem[], fileName: string) => items.find((item) => item.fileName === fileName)!.number
const received = () => readdir(join(opened.folder, 'received')).catch(() => [])
const upload = (name: string, bytes: Buffer) =>
  opened.workbench.files(new Request(`http://page/intake/${caseId}?name=${name}`, { method: 'POST', body: new Uint8Array(bytes) }))

beforeEach(async () => {
  opened = await openWorkbench()
  outside = await mkdtemp(join(tmpdir(), 'whereabouts-outside-'))
  ;({ id: caseId } = await opened.client.cases.create({ title: 'A case' }))
})
afterEach(async () => {
  expect(opened.bugs).toEqual([])
  await opened[Symbol.asyncDispose]()
  await rm(outside, { recursive: true, force: true })
})

describe('files on their way in', () => {
  it('wait while the queue is paused, in an order that can be changed, and go in by it', async () => {
    const { client } = opened
    await client.intake.pause()
    await client.intake.addFiles({ caseId, paths: await writePhotos(outside, 5) })
    const waiting = await list()
    expect(waiting.map(({ fileName, state }) => [fileName, state])).toEqual([0, 1, 2, 3, 4].map((index) => [`${index}.jpg`, 'waiting']))
    await client.intake.move({ number: numberOf(waiting, '4.jpg'), to: 'front' })
    await client.intake.move({ number: numberOf(waiting, '1.jpg'), to: 'down' })
    await client.intake.move({ number: numberOf(waiting, '3.jpg'), to: 'up' })
    await client.intake.move({ number: numberOf(waiting, '4.jpg'), to: 'up' })
    const order = ['4.jpg', '0.jpg', '2.jpg', '3.jpg', '1.jpg']
    expect((await list()).map(({ fileName }) => fileName)).toEqual(order)
    expect(await client.photos.list({ caseId })).toEqual([])
    await client.intake.resume()
    await expect.poll(counts, PATIENT).toMatchObject({ added: 5, waiting: 0 })
    expect(await names()).toEqual(order)
    await expect(client.intake.move({ number: numberOf(waiting, '1.jpg'), to: 'up' })).rejects.toMatchObject({
      data: { code: 'intake-state-refused' },
    })
  })

  it('that are no photos, are gone, or are no files are told, and the queue goes on; a retry takes what is mended', async () => {
    const { client } = opened
    const [good] = await writePhotos(outside, 1)
    const late = join(outside, 'late.jpg')
    const text = join(outside, 'text.jpg')
    await writeFile(text, 'this is text')
    await client.intake.addFiles({ caseId, paths: [late, outside, '/dev/null', text, good!] })
    await expect.poll(counts, PATIENT).toMatchObject({ failed: 3, added: 2, waiting: 0, underWay: 0 })
    const problems = (await list()).map(({ fileName, problem }) => [fileName, problem?.code ?? null])
    expect(problems).toContainEqual(['late.jpg', 'photo-file-unreadable'])
    expect(problems).toContainEqual(['null', 'photo-file-unreadable'])
    expect(problems).toContainEqual(['text.jpg', expect.stringMatching(/^photo-/)])
    expect(problems).toContainEqual(['0.jpg', null])
    await writeFile(late, await photoBytes(77))
    await client.intake.retry({ number: numberOf(await list(), 'late.jpg') })
    await expect.poll(counts, PATIENT).toMatchObject({ failed: 2, added: 3 })
    expect((await client.library.log({ limit: 50 })).filter(({ action }) => action === 'photo-not-added')).toHaveLength(3)
    await client.intake.clear({ caseId })
    expect(await list()).toEqual([])
    expect(await client.photos.list({ caseId })).toHaveLength(3)
  })

  it('the same photo under two names is in the case once', async () => {
    const { client } = opened
    const bytes = await photoBytes(1)
    const paths = ['one.jpg', 'two.jpg'].map((name) => join(outside, name))
    for (const path of paths) await writeFile(path, bytes)
    await client.intake.addFiles({ caseId, paths })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1, alreadyHere: 1 })
    expect(await names()).toEqual(['one.jpg'])
  })

  it('say which photo of the library they look like, or are; a look-alike that is taken out is no longer named', async () => {
    const { client } = opened
    const other = await client.cases.create({ title: 'Harbour' })
    const [original, another] = await Promise.all(
      ['colosseum.webp', 'petra.webp'].map((name) => readFile(join(root, 'resources/samples', name))),
    )
    const path = (name: string) => join(outside, name)
    await writeFile(path('quay.jpg'), original!)
    const [added] = await client.photos.addFiles({ caseId: other.id, paths: [path('quay.jpg')] })
    const quay = added!.photo!
    await writeFile(path('smaller.jpg'), await sharp(original).resize({ width: 300 }).jpeg({ quality: 60 }).toBuffer())
    await writeFile(path('elsewhere.jpg'), another!)
    await client.intake.addFiles({ caseId, paths: ['smaller.jpg', 'elsewhere.jpg'].map(path) })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 2 })
    const looksLike = { photoId: quay.id, caseId: other.id, caseTitle: 'Harbour', fileName: 'quay.jpg', exact: false }
    const told = async () => Object.fromEntries((await list()).map((item) => [item.fileName, item.looksLike]))
    expect(await told()).toEqual({ 'smaller.jpg': looksLike, 'elsewhere.jpg': null })
    expect(await client.intake.summary({ caseId })).toMatchObject({
      alike: { count: 1, newest: { fileName: 'smaller.jpg', looksLike } },
      foundHere: null,
    })
    await client.intake.addFiles({ caseId, paths: [path('smaller.jpg'), path('quay.jpg')] })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1, alreadyHere: 1 })
    const here = (await client.photos.list({ caseId })).find(({ fileName }) => fileName === 'smaller.jpg')!
    expect(await told()).toMatchObject({ 'quay.jpg': { photoId: quay.id, exact: true }, 'smaller.jpg': null })
    expect((await client.intake.summary({ caseId })).foundHere).toMatchObject({ photoId: here.id })
    await client.photos.remove({ photoId: quay.id })
    expect(await told()).toEqual({ 'quay.jpg': null, 'smaller.jpg': null })
    expect((await client.intake.summary({ caseId })).alike).toBeNull()
  })

  it('that were cancelled come to nothing, and come back when they are asked for', async () => {
    const { client } = opened
    await client.intake.pause()
    await client.intake.addFiles({ caseId, paths: await writePhotos(outside, 3) })
    await client.intake.cancel({ number: numberOf(await list(), '1.jpg') })
    expect(await counts()).toMatchObject({ waiting: 2, cancelled: 1 })
    await client.intake.cancel({ caseId })
    await client.intake.resume()
    expect(await counts()).toMatchObject({ waiting: 0, underWay: 0, cancelled: 3 })
    await client.intake.retry({ number: numberOf(await list(), '2.jpg') })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1, cancelled: 2 })
    expect(await names()).toEqual(['2.jpg'])
  })

  it('bytes that arrived wait in the library and survive a restart; those that are no longer wanted are deleted', async () => {
    await opened.client.intake.pause()
    for (const index of [0, 1, 2]) expect((await upload(`${index}.jpg`, await photoBytes(index))).status).toBe(200)
    expect(await received()).toHaveLength(3)
    await opened.client.intake.cancel({ number: numberOf(await list(), '1.jpg') })
    await opened.client.intake.clear({ number: numberOf(await list(), '1.jpg') })
    expect(await received()).toHaveLength(2)
    await opened.close()
    const { folder } = opened
    opened = await openWorkbench({ folder, adoptOrphans: true })
    expect(await counts()).toMatchObject({ waiting: 2 })
    await opened.client.intake.resume()
    await expect.poll(counts, PATIENT).toMatchObject({ added: 2, waiting: 0 })
    expect(await received()).toEqual([])
    const [photo] = await opened.client.photos.list({ caseId })
    const kept = await readFile(join(folder, 'originals', photo!.sha256.slice(0, 2), photo!.sha256.slice(2, 4), photo!.sha256))
    expect(kept.equals(await photoBytes(0))).toBe(true)
  })

  it('keep their order, their pause and what went wrong over a restart; a retry then takes what is mended', async () => {
    const late = join(outside, 'late.jpg')
    await opened.client.intake.addFiles({ caseId, paths: [late] })
    await expect.poll(counts, PATIENT).toMatchObject({ failed: 1 })
    await opened.client.intake.pause()
    await opened.client.intake.addFiles({ caseId, paths: await writePhotos(outside, 4) })
    const waiting = await list()
    await opened.client.intake.move({ number: numberOf(waiting, '3.jpg'), to: 'front' })
    await opened.client.intake.move({ number: numberOf(waiting, '1.jpg'), to: 'down' })
    await opened.client.intake.cancel({ number: numberOf(waiting, '0.jpg') })
    await opened.close()
    opened = await openWorkbench({ folder: opened.folder, adoptOrphans: true })
    const { client } = opened
    expect(await client.intake.summary({ caseId })).toMatchObject({ paused: true, counts: { waiting: 3, failed: 1, cancelled: 1 } })
    const after = await list()
    expect(after.filter(({ state }) => state === 'waiting').map(({ fileName }) => fileName)).toEqual(['3.jpg', '2.jpg', '1.jpg'])
    expect(after.find(({ fileName }) => fileName === 'late.jpg')?.problem?.code).toBe('photo-file-unreadable')
    await writeFile(late, await photoBytes(77))
    await client.intake.retry({ number: numberOf(after, 'late.jpg') })
    await client.intake.retry({ number: numberOf(after, '0.jpg') })
    await client.intake.resume()
    await expect.poll(counts, PATIENT).toMatchObject({ added: 5, failed: 0, cancelled: 0, waiting: 0 })
    // What is asked for again has the place it had.
    expect(await names()).toEqual(['late.jpg', '3.jpg', '0.jpg', '2.jpg', '1.jpg'])
  })

  it('the figures are those of what was added together', async () => {
    const { client } = opened
    await client.intake.addFiles({ caseId, paths: await writePhotos(outside, 2) })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 2 })
    await client.intake.addFiles({ caseId, paths: await writePhotos(outside, 1, 2) })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1, waiting: 0, underWay: 0 })
    expect(await client.photos.list({ caseId })).toHaveLength(3)
  })

  it('a file that grows while it is copied is not taken for whole', async () => {
    const { client } = opened
    const growing = join(outside, 'growing.jpg')
    // Large enough to be read in many pieces.
    const bytes = Buffer.concat([await photoBytes(3), Buffer.alloc(64_000_000)])
    await writeFile(growing, bytes)
    await client.intake.addFiles({ caseId, paths: [growing] })
    const stop = new AbortController()
    for await (const { now } of await client.intake.watch({ caseId }, { signal: stop.signal })) {
      if (now?.fraction !== null && now?.fraction !== undefined) {
        await writeFile(growing, 'more', { flag: 'a' })
        break
      }
      if ((await counts()).underWay + (await counts()).waiting === 0) break
    }
    stop.abort()
    await expect.poll(async () => (await counts()).waiting + (await counts()).underWay, PATIENT).toBe(0)
    const [item] = await list()
    // Unless the copy was quicker than this test.
    if (item!.state === 'failed') expect(item!.problem).toMatchObject({ code: 'photo-file-changing' })
  })

  it('one queue in two processes: each file is worked on once, and what one leaves the other takes up', async () => {
    const { client, folder } = opened
    await client.intake.pause()
    await client.intake.addFiles({ caseId, paths: await writePhotos(join(outside, 'many'), 12) })
    const others = await Promise.all([1, 2].map(() => openWorkbench({ folder, adoptOrphans: true })))
    try {
      await client.intake.resume()
      await expect
        .poll(async () => {
          const now = await counts()
          expect(now.underWay).toBeLessThanOrEqual(1)
          return now.added
        }, PATIENT)
        .toBe(12)
      expect(await client.photos.list({ caseId })).toHaveLength(12)
      expect(await client.library.verifyLog()).toMatchObject({ intact: true })
      for (const { bugs } of others) expect(bugs).toEqual([])
    } finally {
      for (const other of others) await other.close()
    }
  })
})

describe('photos that were added together', () => {
  it('are taken back as one thing, with what has not come in yet, and come again; what was in the case before stays', async () => {
    const { client } = opened
    const [known, fresh] = [await photoBytes(1), await photoBytes(2)]
    await upload('known.jpg', known)
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1 })
    const batchId = crypto.randomUUID()
    const given = (name: string, bytes: Buffer) => upload(`${name}&batch=${batchId}`, bytes)
    await given('again.jpg', known)
    await given('fresh.jpg', fresh)
    await expect.poll(names, PATIENT).toEqual(['known.jpg', 'fresh.jpg'])
    await client.intake.pause()
    await given('late.jpg', await photoBytes(3))
    const { undo } = await client.acts.history({ caseId })
    expect(undo).toMatchObject({ act: { type: 'add-photos', batchId } })
    await client.acts.undo({ caseId, number: undo!.number })
    expect(await names()).toEqual(['known.jpg'])
    await given('later.jpg', await photoBytes(4))
    await client.intake.resume()
    expect(await counts()).toMatchObject({ waiting: 0, underWay: 0, cancelled: 2 })
    const { redo } = await client.acts.history({ caseId })
    await client.acts.redo({ caseId, number: redo!.number })
    await expect.poll(names, PATIENT).toEqual(['known.jpg', 'fresh.jpg', 'late.jpg', 'later.jpg'])
  })

  it('by their paths or as a folder are one act each', async () => {
    const { client } = opened
    await client.intake.addFiles({ caseId, paths: await writePhotos(join(outside, 'one'), 2) })
    await writePhotos(join(outside, 'two'), 3, 2)
    await client.intake.addFolder({ caseId, path: join(outside, 'two') })
    await expect.poll(names, PATIENT).toHaveLength(5)
    for (const left of [2, 0]) {
      const { undo } = await client.acts.history({ caseId })
      await client.acts.undo({ caseId, number: undo!.number })
      expect(await names()).toHaveLength(left)
    }
    expect((await client.acts.history({ caseId })).undo).toBeNull()
  })
})

describe('a folder', () => {
  it('is looked through to its depths; links, hidden files and what is no photo are left out and counted', async () => {
    const { client } = opened
    const deep = join(outside, 'a', 'b', "c '; DROP TABLE photos; --", '<img src=x>')
    await mkdir(deep, { recursive: true })
    await mkdir(join(outside, '.git'))
    const hostile = [join(deep, 'new\nline.jpg'), join(deep, '\u202Egpj.exe'), join(outside, ' space .jpg'), join(outside, 'no-extension')]
    for (const [index, path] of hostile.entries()) await writeFile(path, await photoBytes(index))
    await writeFile(join(outside, '.git', 'hidden.jpg'), await photoBytes(9))
    await writeFile(join(outside, '.hidden.jpg'), await photoBytes(9))
    await writeFile(join(outside, 'notes.txt'), 'words')
    await writeFile(join(outside, 'damaged.jpg'), 'no photo, but called one')
    await symlink(outside, join(deep, 'loop'))
    await symlink('/', join(outside, 'everything'))
    await symlink(hostile[0]!, join(outside, 'link.jpg'))
    const found = await client.intake.addFolder({ caseId, path: `  "${outside}"  ` })
    expect(found).toEqual({ queued: 5, hidden: 2, notPhotos: 1, links: 3, unreadable: 0 })
    await expect.poll(async () => (await counts()).waiting + (await counts()).underWay, PATIENT).toBe(0)
    expect(await counts()).toMatchObject({ added: 5 })
    expect((await names()).toSorted()).toEqual(['damaged.jpg', 'gpj.exe', 'new line.jpg', 'no-extension', 'space .jpg'].toSorted())
    expect((await client.cases.list()).map(({ title }) => title)).toEqual(['A case'])
  })

  it.each([
    ['relative/path', 'folder-path-relative'],
    ['/nowhere/at/all', 'folder-not-there'],
    ['/dev/null', 'folder-is-no-folder'],
  ])('%s is refused as %s', async (path, code) => {
    await expect(opened.client.intake.addFolder({ caseId, path })).rejects.toMatchObject({ data: { code } })
    await expect(opened.client.intake.watchFolder({ caseId, path })).rejects.toMatchObject({ data: { code } })
    expect(await opened.client.intake.folders({ caseId })).toEqual([])
  })

  it('the library is not added to itself, nor found within the folder around it', async () => {
    const { client, folder } = opened
    const [photo] = await writePhotos(outside, 1)
    await client.intake.addFiles({ caseId, paths: [photo!] })
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1 })
    await expect(client.intake.addFolder({ caseId, path: join(folder, 'originals') })).rejects.toMatchObject({
      data: { code: 'folder-is-library' },
    })
  })
})
