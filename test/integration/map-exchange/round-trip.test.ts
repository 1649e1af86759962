import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { MapFormat, Overlay } from '../../../electron/contract/map-exchange.ts'
import { borderViewStatement } from '../../../electron/core/geography/border-views.ts'
import { kmlOfArchive } from '../../../electron/services/map-exchange/read-kmz.ts'
import { temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'
import { caseWith, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'
import { writeSignPhoto } from '../../fixtures/workbench/sign-photo.ts'

const HOSTILE = '=cmd|"/c calc" <script>alert(1)</script> ]]>'

it('what a case hands out can be laid over a map again, in every format, and the log tells of both', async () => {
  await using opened = await openWorkbench()
  const { client, workbench } = opened
  const { caseId, photoIds } = await caseWith(client, [await writeSignPhoto(join(temporaryFolder(), 'sign.jpg'), ['RUA DO OURO'])])
  const [photoId] = photoIds as [(typeof photoIds)[number]]
  const content = { side: 'inside', strength: 'certain', name: HOSTILE, note: HOSTILE, on: true } as const
  await client.hints.add({
    caseId,
    photoId,
    content: { ...content, area: { kind: 'circle', centre: { lat: 38.72, lon: -9.14 }, radiusKm: 20 } },
  })
  await client.hints.add({ caseId, photoId: null, content: { ...content, area: { kind: 'country', countryCode: 'PT' } } })

  for (const format of ['geojson', 'kml', 'kmz', 'gpx', 'csv'] satisfies MapFormat[]) {
    const made = await client.mapExchange.exportMap({ caseId, photoId, format, cells: false })
    expect(made.fileName).toMatch(new RegExp(`\\.${format}$`))
    const response = await workbench.files(new Request(`http://127.0.0.1/made/${made.token}`))
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.length).toBe(made.byteLength)

    const post = async (more: string) => {
      const answer = await workbench.files(
        new Request(`http://127.0.0.1/map-files/${caseId}?name=back.${format}${more}`, { method: 'POST', body: new Uint8Array(bytes) }),
      )
      expect(answer.status, await answer.clone().text()).toBe(200)
      return answer.json()
    }
    const preview = await post('')
    expect(preview).toMatchObject({ format })
    const overlay = (await post('&keep=1')) as Overlay
    const features = await client.mapExchange.features({ overlayId: overlay.id })
    expect(features).toHaveLength(preview.points + preview.lines + preview.areas)
    const circle = features.find(({ name }) => name.replace(/^'/, '') === HOSTILE)
    // A table keeps points alone; the circle's outline stands in it as text.
    if (format === 'csv') expect(features.every(({ shape }) => shape.kind === 'point')).toBe(true)
    else expect(circle?.shape.kind).toBe(format === 'gpx' ? 'line' : 'area')
    expect(
      features.some(({ shape }) => shape.kind === 'point'),
      `${format} has the candidate`,
    ).toBe(true)
  }
  expect(await client.mapExchange.overlays({ caseId })).toHaveLength(5)
  const told = (await client.library.log({ limit: 100 })).map(({ action }) => action)
  expect(told.filter((action) => action === 'map-exported')).toHaveLength(5)
  expect(told.filter((action) => action === 'overlay-added')).toHaveLength(5)
  expect(opened.bugs).toEqual([])
})

it('the whole case, cell by cell, names its product, method, time and borders', async () => {
  await using opened = await openWorkbench()
  const { client, workbench } = opened
  const { caseId, photoIds } = await caseWith(client, [await writeSignPhoto(join(temporaryFolder(), 'sign.jpg'), ['RUA DO OURO'])])
  const area = { kind: 'circle', centre: { lat: 48.85, lon: 2.35 }, radiusKm: 5 } as const
  await client.hints.add({
    caseId,
    photoId: photoIds[0]!,
    content: { side: 'inside', strength: 'certain', name: '', note: '', on: true, area },
  })
  const made = await client.mapExchange.exportMap({ caseId, photoId: null, format: 'geojson', cells: true })
  const response = await workbench.files(new Request(`http://127.0.0.1/made/${made.token}`))
  const { about, features } = (await response.json()) as { about: Record<string, string>; features: { properties: { what: string } }[] }
  expect(about).toMatchObject({
    product: 'Whereabouts 0.0.0-test',
    method: expect.stringContaining('mixture'),
    borders: expect.stringContaining('ISO 3166'),
  })
  expect(Date.parse(about.madeAt!)).not.toBeNaN()
  const kinds = new Set(features.map(({ properties }) => properties.what))
  for (const what of ['cell', 'credible region', 'hint', 'candidate']) expect(kinds).toContain(what)
})

it.each(['geojson', 'kml', 'kmz', 'gpx', 'csv'] satisfies MapFormat[])('%s names the view of borders that was chosen', async (format) => {
  await using opened = await openWorkbench()
  const { client, workbench } = opened
  const { id: caseId } = await client.cases.create({ title: 'A case' })
  const area = { kind: 'circle', centre: { lat: 34, lon: 76 }, radiusKm: 5 } as const
  const content = { side: 'inside', strength: 'certain', name: '', note: '', on: true, area } as const
  await client.hints.add({ caseId, photoId: null, content })
  await client.settings.change({ borderView: 'in' })
  const made = await client.mapExchange.exportMap({ caseId, photoId: null, format, cells: false })
  const answer = await workbench.files(new Request(`http://127.0.0.1/made/${made.token}`))
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = (format === 'kmz' ? await kmlOfArchive(bytes) : bytes).toString()
  expect(text).toContain(borderViewStatement('in'))
  expect(text).toContain('Borders drawn as India claims')
})

it('a file without a place, a case that is not there and an address without one are told in words', async () => {
  await using opened = await openWorkbench()
  const { client, workbench } = opened
  const { id: caseId } = await client.cases.create({ title: 'A case' })
  const post = async (address: string, body: string) =>
    (await workbench.files(new Request(`http://127.0.0.1/${address}`, { method: 'POST', body }))).json()
  expect(await post(`map-files/${caseId}?keep=1`, '<kml></kml>')).toMatchObject({ code: 'map-file-empty' })
  expect(await post('map-files/44444444-4444-4444-8444-444444444444', '<kml></kml>')).toMatchObject({ code: 'not-in-library' })
  expect(await post('map-files/nothing', '')).toMatchObject({ code: 'address-unknown' })
  expect(await client.mapExchange.overlays({ caseId })).toEqual([])
})
