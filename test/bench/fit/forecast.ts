// What the self-test says a photo will take, against what it takes right afterwards.
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import type { LocateEvent, ModelFiles } from '../../../electron/services/inference/engine-protocol.ts'
import { type Forecast, forecast } from '../../../electron/services/models/forecast.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { globePrompt } from '../../../models/prompts/globe.ts'
import { filesOf } from '../../fixtures/fit/measured-run.ts'
import { FIT_CASES } from '../../fixtures/fit/shapes.ts'
import type { Bench } from '../bench.ts'

const BUDGET_MS = 20_000
const SAMPLES = 8
/** 644 × 476: a photo as the reader hands it over. */
const PHOTO = { widthPx: 644, heightPx: 476 }
const FURTHEST_OFF = 0.25

interface Compared {
  name: string
  testMs: number
  said: Forecast
  took: Forecast
}

export const forecastBench: Bench = {
  name: 'forecast',
  about: 'what the self-test says a photo will take, against what it takes',
  async run({ log }) {
    const compared: Compared[] = []
    for (const [name, model, newTokens] of await models()) {
      log(name)
      compared.push(await comparedRun(name, model, newTokens))
    }
    const seconds = (ms: number) => (ms / 1000).toFixed(2)
    const off = compared.map(({ said, took }) => total(said) / total(took) - 1)
    const furthest = Math.max(...off.map(Math.abs))
    return {
      tables: [
        {
          title: `A photo with ${SAMPLES} samples: seconds as said, and as taken`,
          head: ['', 'test', 'look', 'took', 'read', 'took', 'write', 'took', 'all', 'took', 'off'],
          rows: compared.map(({ name, testMs, said, took }, at) => [
            name,
            seconds(testMs),
            ...[said.lookMs, took.lookMs, said.readMs, took.readMs, said.writeMs, took.writeMs, total(said), total(took)].map(seconds),
            `${((off[at] as number) * 100).toFixed(0)} %`,
          ]),
        },
      ],
      targets: [{ promise: 'every forecast within 25 %', measured: `${(furthest * 100).toFixed(0)} %`, met: furthest <= FURTHEST_OFF }],
      data: compared,
    }
  },
}

async function models(): Promise<[name: string, model: ModelFiles, newTokens: number][]> {
  const shaped = async (name: string): Promise<ModelFiles> => {
    const found = FIT_CASES.find((each) => each.name === name)
    if (!found) throw new Error(`There is no model “${name}”`)
    return filesOf(found)
  }
  return [
    ['test-tiny', await ensureTestModel('test-tiny'), 128],
    ['narrow', await shaped('narrow, 8 samples'), 128],
    ['many words', await shaped('many words, 8 samples'), 64],
  ]
}

async function comparedRun(name: string, model: ModelFiles, maxNewTokens: number): Promise<Compared> {
  process.env.WHEREABOUTS_GPU = 'off'
  const engine = createEngine({ openChild: openNodeChild })
  try {
    const begun = performance.now()
    const measures = await engine.measure({ model, threads: [], maxImageTokens: 1280, largestPhotoTokens: 1280, budgetMs: BUDGET_MS })
    const testMs = performance.now() - begun
    const heard: LocateEvent[] = []
    const { timings } = await engine.locate(
      {
        model,
        image: { rgb: new Uint8Array(PHOTO.widthPx * PHOTO.heightPx * 3).map((_, at) => (at * 31) % 256), ...PHOTO },
        prompt: globePrompt({ mode: 'reasoning', hint: '' }),
        sampling: { samples: SAMPLES, temperature: 0.6, topP: 1, topK: 0, minP: 0, seed: 7, maxNewTokens, grammar: null },
        ...{ maxImageTokens: 1280, threads: null, gpuLayers: null, onlySamples: null },
      },
      { onEvent: (event) => heard.push(event) },
    )
    const found = <Type extends LocateEvent['type']>(type: Type) =>
      heard.find((event) => event.type === type) as Extract<LocateEvent, { type: Type }>
    const said = forecast(measures, measures.info.threads, {
      imageTokens: found('image-encoded').imageTokens,
      promptTokens: found('prompt-read').promptTokens,
      waves: [SAMPLES],
      answerTokens: timings.tokensWritten / SAMPLES,
    })
    const took = { lookMs: timings.encodeMs, readMs: timings.prefillMs, writeMs: timings.decodeMs }
    return { name, testMs, said, took }
  } finally {
    engine.close()
  }
}

const total = ({ lookMs, readMs, writeMs }: Forecast) => lookMs + readMs + writeMs
