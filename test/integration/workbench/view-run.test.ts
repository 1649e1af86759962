// A run on a view, through the real engine: the model is shown the crop, the passport says so, and it can be done again.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { problemOf } from '../../../electron/core/problem.ts'
import { quarters } from '../../fixtures/photos/quarters.ts'
import { temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'
import { caseWith, openWorkbench, runEnded, SHORT } from '../../fixtures/workbench/open-workbench.ts'

it('is shown the view alone, says so, and is exact when it is done again, even after the view was removed', async () => {
  await using opened = await openWorkbench()
  const { client } = opened
  const path = join(temporaryFolder(), 'quarters.jpg')
  writeFileSync(path, await quarters(640, 480).jpeg({ quality: 95 }).toBuffer())
  const { caseId, photoIds } = await caseWith(client, [path])
  const [photoId] = photoIds as [(typeof photoIds)[number]]
  const region = { centre: { x: 160, y: 120 }, widthPx: 112, heightPx: 224, rotationDegrees: 90 }
  const view = await client.views.add({ photoId, name: 'Red part', region, adjustments: null })

  const [onView] = await client.runs.start({ photoIds: [photoId], settings: SHORT, viewId: view.id })
  const first = await runEnded(client, onView!.id)
  expect(first.problem).toBeNull()
  expect(first).toMatchObject({ state: 'finished', viewId: view.id, passport: { view: { id: view.id, name: 'Red part', region } } })
  // The crop is twice as high as it is wide, and so is what the model saw.
  const seen = first.passport!
  expect(seen.resizedHeightPx / seen.resizedWidthPx).toBeCloseTo(2, 0)

  await client.views.rename({ viewId: view.id, name: 'Another name' })
  await client.views.remove({ viewId: view.id })
  const again = await runEnded(client, (await client.runs.rerun({ runId: first.id })).id)
  expect(await client.runs.compare({ runId: first.id, with: again.id })).toMatchObject({ identical: true, differences: [] })
  // What the first run says of its view is what it was called then.
  expect((await client.runs.get({ runId: first.id })).run.passport!.view!.name).toBe('Red part')

  const [ofAll] = await client.runs.start({ photoIds: [photoId], settings: SHORT })
  const whole = await runEnded(client, ofAll!.id)
  expect(whole).toMatchObject({ viewId: null, passport: { view: null } })
  const { differences } = await client.runs.compare({ runId: first.id, with: whole.id })
  expect(differences.join(' ')).toContain('another part or tone of the photo')
  const { samples } = await client.runs.get({ runId: whole.id })
  expect(samples.map(({ text }) => text)).not.toEqual((await client.runs.get({ runId: first.id })).samples.map(({ text }) => text))

  const refused = await client.runs.start({ photoIds: [photoId, photoId], settings: SHORT, viewId: view.id }).catch((error) => error)
  expect(problemOf(refused) ?? refused.data).toMatchObject({ code: 'view-of-one-photo' })
  const [photo] = await client.photos.list({ caseId })
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(photo!.sha256)
  expect(opened.bugs).toEqual([])
})
