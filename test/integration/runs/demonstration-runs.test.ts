// Runs of a demonstration model, started as the page starts them; nothing is written here, so its weights may be of any sense.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { problemOf } from '../../../electron/core/problem.ts'
import { createModels } from '../../../electron/services/models/models.ts'
import { createRunEvents } from '../../../electron/services/runs/run-events.ts'
import { createRunQueue } from '../../../electron/services/runs/run-queue.ts'
import { createRuns } from '../../../electron/services/runs/runs.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { writeSmallQwen } from '../../fixtures/checkpoints/small-qwen.ts'
import { caseWithPhoto } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

function runsWithDemonstration() {
  const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const checkpoint = join(folder, 'shipped', 'demonstration')
  mkdirSync(checkpoint, { recursive: true })
  writeSmallQwen(checkpoint)
  const library = openForTest()
  const models = createModels({
    modelsFolder: join(folder, 'models'),
    adaptersFolder: join(folder, 'adapters'),
    cacheFolder: join(folder, 'cache'),
    shippedFolder: join(folder, 'shipped'),
    convert: () => Promise.reject(new Error('Nothing is loaded here')),
  })
  const events = createRunEvents()
  const queue = createRunQueue({ library, events, work: async () => {}, adoptOrphans: false, onBug: () => {} })
  onTestFinished(() => queue.close())
  return { library, runs: createRuns({ library, models, events, queue }), photoId: caseWithPhoto(library).photoId }
}

it('are what a fresh library runs, are known for what they are, and ask for no checks that the model never learnt', () => {
  const { library, runs, photoId } = runsWithDemonstration()
  const [started] = runs.start({ photoIds: [photoId], settings: {} })
  const run = getRun(library.read, started!.id)
  expect(run).toMatchObject({ modelKind: 'demonstration', settings: { modelId: 'whereabouts-demonstration', maxImageTokens: 36 } })
  expect(run.settings.checkEntities).toBe(false)
  const [ofTests] = runs.start({ photoIds: [photoId], settings: { modelId: 'test-tiny' as never } })
  expect(getRun(library.read, ofTests!.id).modelKind).toBe('test')
})

it('cannot be asked in a way that the model was never trained on', () => {
  const { runs, photoId } = runsWithDemonstration()
  try {
    runs.start({ photoIds: [photoId], settings: { mode: 'direct' } })
    expect.unreachable()
  } catch (error) {
    expect(problemOf(error)).toMatchObject({ code: 'mode-not-of-model', remedy: expect.stringMatching(/mode/) })
  }
  const settings = { mode: 'direct', modelId: 'test-tiny' as never } as const
  expect(runs.start({ photoIds: [photoId], settings })).toHaveLength(1)
})
