// A run that takes more memory than there is, through the real engine: it is refused before anything is loaded.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { quarters } from '../../fixtures/photos/quarters.ts'
import { temporaryFolder } from '../../fixtures/photos/temporary-folder.ts'
import { caseWith, openWorkbench, runEnded, SHORT } from '../../fixtures/workbench/open-workbench.ts'

it('says what it would take, what is free and what would fit', async (context) => {
  await using opened = await openWorkbench()
  const { client } = opened
  // The window mask alone takes 17 GB for a photo of so many tokens.
  const settings = { ...SHORT, maxImageTokens: 16_384 }
  const modelId = settings.modelId ?? (await client.runs.defaults({})).modelId
  const fit = await client.models.fit({ modelId, settings })
  if (fit.verdict !== 'does-not-fit') return context.skip('This machine has memory for the largest photo there is.')
  const path = join(temporaryFolder(), 'large.jpg')
  writeFileSync(path, await quarters(4032, 3300).jpeg({ quality: 60 }).toBuffer())
  const { photoIds } = await caseWith(client, [path])

  const [refused] = await client.runs.start({ photoIds, settings })
  const { state, problem } = await runEnded(client, refused!.id)
  expect(state).toBe('failed')
  expect(problem).toMatchObject({
    code: 'model-does-not-fit',
    message: expect.stringMatching(/needs about [\d.]+ GB of memory, and [\d.]+ GB are free/),
    remedy: expect.stringMatching(/a photo of at most \d+ tokens/),
    details: { 'looking at it': expect.stringMatching(/GB$/), 'needed in all': expect.stringMatching(/GB$/) },
  })

  // The photo as advised would be located.
  const smaller = fit.remedies.find(({ kind }) => kind === 'smaller-photo')
  expect(smaller?.verdict).toBe('fits')
  const advised = await client.models.fit({ modelId, settings: { ...settings, ...smaller?.settings } })
  expect(advised).toMatchObject({ verdict: 'fits', remedies: [], imageTokens: smaller?.settings.maxImageTokens })
  expect(opened.bugs).toEqual([])
})
