// The demonstration model as it ships, converted by the way that any checkpoint takes, locates the drawn sample photos.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { caseWith, openWorkbench, runEnded } from '../../../fixtures/workbench/open-workbench.ts'

const DRAWN = fileURLToPath(new URL('../../../../resources/samples/drawn/', import.meta.url))

interface Drawn {
  file: string
  country: string
}
const { photos } = JSON.parse(readFileSync(`${DRAWN}samples.json`, 'utf8')) as { photos: Drawn[] }

test('a fresh library locates the drawn photos with it, and says so', { timeout: 600_000 }, async () => {
  await using opened = await openWorkbench()
  const { client } = opened
  const { photoIds } = await caseWith(
    client,
    photos.map(({ file }) => DRAWN + file),
  )
  expect(photoIds).toHaveLength(photos.length)
  const runs = await client.runs.start({ photoIds, settings: { samples: 4, seed: 1 } })
  let answersRight = 0
  let answers = 0
  let located = 0
  for (const [index, { id }] of runs.entries()) {
    const ended = await runEnded(client, id)
    expect(ended).toMatchObject({ state: 'finished', modelKind: 'demonstration', settings: { modelId: 'whereabouts-demonstration' } })
    const { country } = photos[index]!
    const { samples } = await client.runs.get({ runId: id })
    for (const { text, answer } of samples) {
      expect(text).toContain('</think>')
      answers++
      if (answer.country === country) answersRight++
    }
    const { candidates } = await client.posterior.ofRun({ runId: id })
    if (candidates[0]!.name.endsWith(country)) located++
  }
  // By chance one of 46 countries would be right; the model's share on the test split stands in its passport.
  expect(answersRight / answers).toBeGreaterThan(0.5)
  expect(located).toBeGreaterThanOrEqual(photos.length * 0.6)
  expect(opened.bugs).toEqual([])
})
