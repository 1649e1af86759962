// What the page loads and uploads by address, over a real library and the real reader.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { IntakeSummary } from '../../../electron/contract/intake.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { type OpenedWorkbench, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

const petra = fileURLToPath(new URL('../../../resources/samples/petra.webp', import.meta.url))

/** A busy machine takes its time; a broken one never comes to it. */
const PATIENT = { timeout: 60_000 }

describe('files by address', () => {
  let opened: OpenedWorkbench
  let bytes: Buffer<ArrayBuffer>
  let caseId: CaseId
  let photoId: PhotoId
  const ask = (path: string, init?: RequestInit) => opened.workbench.files(new Request(`http://page/${path}`, init))
  const upload = async (id: string, name: string) =>
    (await (await ask(`intake/${id}?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes })).json()) as IntakeSummary | Problem
  const counts = async () => (await opened.client.intake.summary({ caseId })).counts
  const originals = async () =>
    (await readdir(join(opened.folder, 'originals'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

  beforeAll(async () => {
    opened = await openWorkbench()
    bytes = await readFile(petra)
    ;({ id: caseId } = await opened.client.cases.create({ title: 'A case' }))
  })
  afterAll(async () => {
    expect(opened.bugs).toEqual([])
    await opened[Symbol.asyncDispose]()
  })

  it('an upload to a case that is not there leaves nothing in the library', async () => {
    expect(await upload('00000000-0000-4000-8000-000000000000', 'petra.webp')).toMatchObject({ code: 'not-in-library' })
    expect(await originals()).toEqual([])
  })

  it('an upload becomes a photo, its name fit to be shown', async () => {
    await upload(caseId, "../../etc/a\u202Egnp.exe 'Ω'\u{1F5FF}.webp")
    await expect.poll(counts, PATIENT).toMatchObject({ added: 1 })
    const [photo] = await opened.client.photos.list({ caseId })
    expect(photo).toMatchObject({ fileName: "a gnp.exe 'Ω'\u{1F5FF}.webp", problem: null })
    photoId = photo!.id
    await upload(caseId, 'again.webp')
    await expect.poll(counts, PATIENT).toMatchObject({ alreadyHere: 1 })
    expect(await originals()).toHaveLength(1)
    expect(await readdir(join(opened.folder, 'received'))).toEqual([])
  })

  it('the original comes back as it went in, to be saved and never shown', async () => {
    const answer = await ask(`photos/${photoId}/original`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a%20gnp.exe%20%27%CE%A9%27%F0%9F%97%BF.webp")
    const head = await ask(`photos/${photoId}/original`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(bytes.byteLength))
    expect(head.body).toBeNull()
  })

  it.each(['photos/none/original', 'photos/%2e%2e/original', 'basemap/..%2fx.json', 'basemap/none.json', 'photos', ''])(
    'there is nothing at "%s"',
    async (path) => {
      const answer = await ask(path)
      expect(answer.status).toBeGreaterThanOrEqual(404)
      expect(await answer.json()).toMatchObject({ code: 'address-unknown' })
    },
  )

  it('a preview is made, and one of an unknown size is not', async () => {
    const answer = await ask(`photos/${photoId}/preview?side=300`)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP')
    expect((await ask(`photos/${photoId}/preview?side=1e9`)).status).toBe(422)
  })

  it('an original that is gone is said in words, and is whole again when it is added again', async () => {
    const [file] = await originals()
    await rm(join(file!.parentPath, file!.name), { force: true })
    const gone = await ask(`photos/${photoId}/original`)
    expect([gone.status, ((await gone.json()) as { code: string }).code]).toEqual([422, 'original-missing'])
    await upload(caseId, 'petra.webp')
    await expect.poll(async () => (await ask(`photos/${photoId}/original`)).status, PATIENT).toBe(200)
  })
})

it('the cases of sample photos are completed where an earlier start was ended in the middle of one', async () => {
  await using opened = await openWorkbench()
  const { client, workbench } = opened
  const start = workbench.addSamples()
  await expect.poll(async () => (await client.cases.list())[0]?.photoCount ?? 0, PATIENT).toBeGreaterThan(0)
  await opened.close()
  await start.catch(() => null)
  await using again = await openWorkbench({ folder: opened.folder })
  const samples = await again.workbench.addSamples()
  expect(samples.map(({ title, photoCount }) => [title, photoCount])).toEqual([
    ['Sample photos', 14],
    ['Drawn photos', 12],
  ])
  expect(await again.workbench.addSamples()).toEqual([])
  expect(await again.client.cases.list()).toHaveLength(2)
})
