// A watched folder over a real file system: what is in it, what arrives, what grows, what arrives while nobody looks.
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { photoBytes, writePhotos } from '../../fixtures/photos/many-photos.ts'
import { type OpenedWorkbench, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

const PATIENT = { timeout: 60_000, interval: 200 }

let opened: OpenedWorkbench
let watched: string
let caseId: CaseId
const names = async () => (await opened.client.photos.list({ caseId })).map(({ fileName }) => fileName).toSorted()
const folders = () => opened.client.intake.folders({ caseId })

beforeEach(async () => {
  opened = await openWorkbench({ adoptOrphans: true })
  watched = await mkdtemp(join(tmpdir(), 'whereabouts-watched-'))
  ;({ id: caseId } = await opened.client.cases.create({ title: 'A case' }))
})
afterEach(async () => {
  expect(opened.bugs).toEqual([])
  await opened[Symbol.asyncDispose]()
  await rm(watched, { recursive: true, force: true })
})

async function reopened(whileClosed: () => Promise<void>): Promise<void> {
  await opened.close()
  await whileClosed()
  opened = await openWorkbench({ folder: opened.folder, adoptOrphans: true })
}

it('takes what is there, what arrives (in folders inside too), and what arrived while nobody looked; each once', async () => {
  await writePhotos(watched, 2)
  await writeFile(join(watched, 'notes.txt'), 'words')
  await opened.client.intake.watchFolder({ caseId, path: watched })
  await expect.poll(names, PATIENT).toEqual(['0.jpg', '1.jpg'])
  await writePhotos(join(watched, 'inner', 'most'), 1, 2)
  await expect.poll(names, PATIENT).toEqual(['0.jpg', '1.jpg', '2.jpg'])
  const [first] = await opened.client.photos.list({ caseId })
  await opened.client.photos.remove({ photoId: first!.id })

  await reopened(async () => void (await writePhotos(watched, 1, 3)))
  await expect.poll(names, PATIENT).toEqual(['1.jpg', '2.jpg', '3.jpg'])
  // What was removed from the case stays out of it: files that were taken are known.
  const queued = (await opened.client.library.log({ limit: 200 })).filter(({ action }) => action === 'photos-queued')
  expect(queued.reduce((sum, { details }) => sum + Number(details.files), 0)).toBe(4)
  expect(queued.every(({ actor }) => actor === 'whereabouts')).toBe(true)
  // Nothing in the folder was touched.
  expect((await readdir(watched)).toSorted()).toEqual(['0.jpg', '1.jpg', '3.jpg', 'inner', 'notes.txt'])
  expect((await readFile(join(watched, '0.jpg'))).equals(await photoBytes(0))).toBe(true)
})

it('waits until a file has stopped growing', async (context) => {
  await opened.client.intake.watchFolder({ caseId, path: watched })
  const whole = await photoBytes(5)
  const path = join(watched, 'growing.jpg')
  const piece = Math.ceil(whole.length / 10)
  await writeFile(path, whole.subarray(0, piece))
  for (let at = piece; at < whole.length; at += piece) {
    const before = performance.now()
    await sleep(500)
    // A pause that long is what "has stopped" means: on a machine that stands still nothing can be shown.
    if (performance.now() - before > 1500) context.skip('The machine stood still while the file grew.')
    expect(await names()).toEqual([])
    await appendFile(path, whole.subarray(at, at + piece))
  }
  await expect.poll(names, PATIENT).toEqual(['growing.jpg'])
  const [photo] = await opened.client.photos.list({ caseId })
  expect(photo).toMatchObject({ byteLength: whole.length, problem: null })
})

it('is no longer watched once that is said, and again once it is taken back', async () => {
  const { client } = opened
  const { number } = await client.intake.watchFolder({ caseId, path: watched })
  expect(await client.intake.watchFolder({ caseId, path: watched })).toMatchObject({ number })
  await client.intake.unwatchFolder({ number })
  expect(await folders()).toEqual([])
  await writePhotos(watched, 1)
  await sleep(3500)
  expect(await names()).toEqual([])
  const { undo } = await client.acts.history({ caseId })
  expect(undo!.act).toMatchObject({ type: 'unwatch-folder' })
  await client.acts.undo({ caseId, number: undo!.number })
  expect(await folders()).toHaveLength(1)
  await expect.poll(names, PATIENT).toEqual(['0.jpg'])
})

it('that is gone is told, and goes on when it is back', async () => {
  await opened.client.intake.watchFolder({ caseId, path: watched })
  await expect.poll(async () => (await folders())[0]!.problem, PATIENT).toBeNull()
  const away = `${watched}-away`
  await reopened(() => rename(watched, away))
  await expect.poll(async () => (await folders())[0]!.problem, PATIENT).toMatchObject({ code: 'folder-not-there' })
  await mkdir(away, { recursive: true })
  await writePhotos(away, 1)
  await rename(away, watched)
  await expect.poll(names, PATIENT).toEqual(['0.jpg'])
  await expect.poll(async () => (await folders())[0]!.problem, PATIENT).toBeNull()
})
