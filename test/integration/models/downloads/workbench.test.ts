// As the page does it: over the contract, with the mirror from the settings.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hubRepo } from '../../../../electron/contract/downloads.ts'
import { settingsChanges } from '../../../../electron/contract/settings.ts'
import { hubForTest, REPO, someBytes } from '../../../fixtures/hub/hub-server.ts'
import { openWorkbench } from '../../../fixtures/workbench/open-workbench.ts'

test('a model is planned, begun, watched to its end and taken off the list', async () => {
  const hub = await hubForTest({ 'config.json': Buffer.from('{}'), 'model.safetensors': someBytes(50_000) })
  await using opened = await openWorkbench()
  const { downloads, settings, ledger } = opened.client
  await settings.change({ hubMirror: hub.address, downloadLimit: 100 })
  expect((await downloads.catalogue()).map(({ modelId, here }) => [modelId, here])).toEqual([
    ...['globe-qwen2.5vl-7b', 'globe-internvl3-8b', 'qwen2.5-vl-3b-instruct', 'qwen2.5-vl-7b-instruct'].map((id) => [id, 'missing']),
  ])
  const source = { repo: hubRepo.parse(REPO), revision: 'main' }
  const plan = await downloads.plan({ source })
  expect(plan).toMatchObject({ bytesMissing: 50_002, folder: join(opened.folder, 'checkpoints', 'Small') })
  const changes = await downloads.watch()
  const { number } = await downloads.start({ source, commit: plan.commit })
  for await (const [newest] of changes) if (newest?.state === 'finished') break
  expect(await downloads.list()).toMatchObject([{ number, state: 'finished', bytesDone: 50_002 }])
  expect(await ledger.list({})).toMatchObject({ sent: hub.asked.length, refused: 0 })
  await downloads.clear({ number })
  expect(await downloads.list()).toEqual([])
  await expect(downloads.pause({ number })).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'not-in-library' } })
  expect(await downloads.token()).toMatchObject({ canBeKept: false })
  expect(opened.bugs).toEqual([])
})

test('an address with a password in it is no setting: settings stand in the log', () => {
  expect(settingsChanges.safeParse({ hubProxy: 'http://ana:word@proxy.example:3128' }).success).toBe(false)
  expect(settingsChanges.safeParse({ hubProxy: 'http://proxy.example:3128', hubMirror: null }).success).toBe(true)
})
