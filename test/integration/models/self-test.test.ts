import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ModelId } from '../../../electron/contract/ids.ts'
import type { SelfTestEvent } from '../../../electron/contract/self-test.ts'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import { createFits } from '../../../electron/services/models/fits.ts'
import { createKeptChoices } from '../../../electron/services/models/kept-choices.ts'
import { createModels } from '../../../electron/services/models/models.ts'
import { createSelfTests } from '../../../electron/services/models/self-tests.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const TINY = 'test-tiny' as ModelId

/** Less time than a person gives it: nothing here depends on how good the figures are. */
const BUDGET_MS = 400

function services(machine: string, library = openForTest()) {
  const folder = mkdtempSync(join(tmpdir(), 'self-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const engine = createEngine({ openChild: openNodeChild })
  onTestFinished(() => engine.close())
  const kept = createKeptChoices(library, machine)
  const models = createModels({
    modelsFolder: join(folder, 'models'),
    adaptersFolder: join(folder, 'adapters'),
    convert: () => Promise.reject(new Error('Nothing is converted here')),
    choicesOf: kept.choices,
  })
  const fits = createFits({ models, engine })
  return { library, models, engine, tests: createSelfTests({ library, models, fits, engine, kept, budgetMs: BUDGET_MS }) }
}

async function all(events: AsyncIterable<SelfTestEvent>): Promise<SelfTestEvent[]> {
  const heard: SelfTestEvent[] = []
  for await (const event of events) heard.push(event)
  return heard
}

it('tells its progress, forecasts a photo, keeps what it found for this machine alone, and is replaced by a choice', async () => {
  const { tests, models, library } = services('here')
  expect(tests.latest(TINY)).toBeNull()
  const heard = await all(tests.run(TINY))
  const last = heard.at(-1)
  if (last?.type !== 'tested') throw new Error(`It ended with ${JSON.stringify(last)}`)
  expect(new Set(heard.flatMap((event) => (event.type === 'progressed' ? [event.message] : [])))).toContain('Loading the model')
  const { forecast, choices, tried } = last.selfTest
  expect(forecast).toMatchObject({ samples: 8, answerTokens: 128 })
  expect(forecast.totalMs).toBeCloseTo(forecast.lookMs + forecast.readMs + forecast.writeMs)
  for (const ms of [forecast.lookMs, forecast.readMs, forecast.writeMs]) expect(ms).toBeGreaterThan(0)
  // The engine takes one thread for a model so small; the others are tried where there is time.
  expect(tried[0]?.threads).toBe(1)
  expect(tests.latest(TINY)).toEqual(last.selfTest)
  expect(tests.choices(TINY)).toEqual(choices)

  await tests.choose(TINY, { threads: 2, gpuLayers: null, maxImageTokens: 400 })
  expect(tests.choices(TINY)).toEqual({ threads: 2, gpuLayers: null, maxImageTokens: 400 })
  expect((await models.resolve(TINY)).choices).toEqual({ threads: 2, gpuLayers: null })
  expect(tests.latest(TINY)).toEqual(last.selfTest)
  // The same library on another computer.
  const elsewhere = services('elsewhere', library)
  expect(elsewhere.tests.latest(TINY)).toBeNull()
  expect((await elsewhere.models.resolve(TINY)).choices).toEqual({ threads: null, gpuLayers: null })
})

it('what was chosen is computed with', async () => {
  const { models, engine } = services('here')
  const { textFile, projectorFile } = await models.resolve(TINY)
  const measured = async (threads: number | null) => {
    const { info } = await engine.locate({
      model: { textFile, projectorFile, threads },
      image: { rgb: new Uint8Array(28 * 28 * 3), widthPx: 28, heightPx: 28 },
      // Without the photo: two threads on a busy machine wait long for each other.
      prompt: [{ kind: 'plain', text: 'Where?' }],
      sampling: { samples: 1, temperature: 0, topP: 1, topK: 0, minP: 0, seed: 1, maxNewTokens: 1, grammar: null },
      ...{ maxImageTokens: 16, threads: null, gpuLayers: null, onlySamples: null },
    })
    return info.threads
  }
  expect(await measured(null)).toBe(1)
  expect(await measured(2)).toBe(2)
})

it('stopped, it keeps nothing', async () => {
  const { tests } = services('here')
  const stop = new AbortController()
  const heard: SelfTestEvent[] = []
  const work = (async () => {
    for await (const event of tests.run(TINY, stop.signal)) {
      heard.push(event)
      stop.abort()
    }
  })()
  await expect(work).rejects.toThrow()
  expect(heard.every(({ type }) => type === 'progressed')).toBe(true)
  expect(tests.latest(TINY)).toBeNull()
})
