import { availableParallelism } from 'node:os'
import type { ModelFit } from '../../contract/fit.ts'
import type { ModelId } from '../../contract/ids.ts'
import type { EngineChoices, SelfTest, SelfTestEvent } from '../../contract/self-test.ts'
import { asEvents, type Report } from '../archives/with-progress.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { MeasureEvent } from '../inference/engine-protocol.ts'
import type { Library } from '../library/library.ts'
import { usualAnswerTokens } from '../store/samples.ts'
import { SMALLER_PHOTOS } from './fit-here.ts'
import type { Fits } from './fits.ts'
import { type Forecast, type ForecastRun, forecast } from './forecast.ts'
import type { KeptChoices } from './kept-choices.ts'
import type { Models } from './models.ts'

export interface SelfTests {
  /** Measures how fast the model is here, chooses what is best for it and keeps that. Aborted, it keeps nothing. */
  run(modelId: ModelId, signal?: AbortSignal): AsyncGenerator<SelfTestEvent>
  /** The last test of the model on this computer; null where there was none. Throws `model-unknown`. */
  latest(modelId: ModelId): SelfTest | null
  /** What is used for the model where a run says nothing else. Throws `model-unknown`. */
  choices(modelId: ModelId): EngineChoices
  /** Throws as `models.resolve`. */
  choose(modelId: ModelId, choices: EngineChoices): Promise<EngineChoices>
}

export interface SelfTestsOptions {
  library: Library
  models: Models
  fits: Fits
  engine: Pick<InferenceEngine, 'measure'>
  kept: KeptChoices
  /** For the measurements; loading the model comes before. */
  budgetMs?: number
}

const BUDGET_MS = 20_000
/** Longer than this before the first word, and a photo is shown smaller. */
const PATIENCE_MS = 120_000
/** Another number of threads must save so much to be worth it: less is chance. */
const WORTH_CHANGING = 0.95

export function createSelfTests({ library, models, fits, engine, kept, budgetMs = BUDGET_MS }: SelfTestsOptions): SelfTests {
  /** Of photos with a few tokens only where nothing larger does. Throws `model-does-not-fit`. */
  async function largestThatFits(modelId: ModelId, most: number): Promise<{ fit: ModelFit; imageTokens: number }> {
    for (const imageTokens of [most, ...SMALLER_PHOTOS.filter((tokens) => tokens < most)]) {
      const fit = await fits.of({ modelId, settings: { maxImageTokens: imageTokens, samples: MEASURED_TOGETHER } })
      if (fit.verdict !== 'does-not-fit') return { fit, imageTokens }
    }
    const settings = { maxImageTokens: SMALLEST_PHOTO, samples: MEASURED_TOGETHER }
    const run = { adapters: [], imageTokens: Math.min(SMALLEST_PHOTO, most) }
    return { fit: await fits.expectRoom({ modelId, settings }, run), imageTokens: run.imageTokens }
  }

  async function tested(modelId: ModelId, report: Report, signal?: AbortSignal): Promise<SelfTest> {
    const model = await models.resolve(modelId, { ...(signal && { signal }), onProgress: report })
    const { samples, maxNewTokens, ...usual } = models.defaultSettings(modelId)
    const { maxImageTokens } = model.imageLimits(usual.maxImageTokens)
    const { fit: planned, imageTokens: largestPhotoTokens } = await largestThatFits(modelId, maxImageTokens)
    const { textFile, projectorFile } = model
    const measures = await engine.measure(
      {
        // Without the choices of an earlier test.
        model: { textFile, projectorFile, gpuLayers: layersThatFit(planned) },
        threads: threadsToTry(),
        maxImageTokens,
        largestPhotoTokens,
        budgetMs,
      },
      { ...(signal && { signal }), onEvent: ({ stage, fraction }) => report(fraction, STAGE_WORDS[stage]) },
    )
    const answerTokens = usualAnswerTokens(library.read, { modelId }) ?? maxNewTokens
    const own = measures.info.threads
    const at = async (imageTokens: number) => {
      const fit = await fits.of({ modelId, settings: { samples, maxImageTokens: imageTokens } })
      return { fit, run: forecastRun(fit, answerTokens, maxNewTokens) }
    }
    let { fit, run } = await at(maxImageTokens)
    const tried = [...new Set(measures.steps.map(({ threads }) => threads))].map((threads) => ({
      threads,
      totalMs: total(forecast(measures, threads, run)),
    }))
    const threads = bestThreads(tried, own)
    const isTooMuch = () => fit.verdict === 'does-not-fit' || waiting(forecast(measures, threads, run)) > PATIENCE_MS
    for (const smaller of SMALLER_PHOTOS.filter((tokens) => tokens < run.imageTokens)) {
      if (!isTooMuch()) break
      ;({ fit, run } = await at(smaller))
    }
    const times = forecast(measures, threads, run)
    const isSmaller = run.imageTokens < maxImageTokens
    const test: SelfTest = {
      testedAt: new Date().toISOString(),
      device: measures.info.device,
      loadMs: measures.loadMs,
      forecast: {
        ...{ imageTokens: run.imageTokens, samples, answerTokens, ...times, totalMs: total(times) },
        ...{ ramBytes: fit.ramBytes, vramBytes: fit.vramBytes },
      },
      choices: {
        threads: threads === own ? null : threads,
        gpuLayers: layersThatFit(planned),
        maxImageTokens: isSmaller ? run.imageTokens : null,
      },
      tried,
    }
    signal?.throwIfAborted()
    kept.keepTest(model.textSha256, test)
    return test
  }

  return {
    run: (modelId, signal) =>
      asEvents(
        (report) => tested(modelId, report, signal),
        (selfTest) => ({ type: 'tested', selfTest }),
      ),
    latest: (modelId) => {
      const hash = models.knownHash(modelId)
      return hash && kept.selfTest(hash)
    },
    choices: (modelId) => models.choices(modelId),
    async choose(modelId, choices) {
      const { textSha256 } = await models.resolve(modelId)
      kept.choose(textSha256, choices)
      return choices
    },
  }
}

const SMALLEST_PHOTO = 64
const MEASURED_TOGETHER = 8

/** Fewer than the engine would put on the card, where those do not fit there. */
function layersThatFit({ remedies }: ModelFit): number | null {
  return remedies.find(({ kind }) => kind === 'fewer-gpu-layers')?.gpuLayers ?? null
}

/** Beside the engine's own: all logical processors, and half of them. */
function threadsToTry(): number[] {
  const all = availableParallelism()
  return [all, Math.ceil(all / 2)]
}

function forecastRun(
  { imageTokens, samples, samplesTogether, contextTokens }: ModelFit,
  answerTokens: number,
  maxNewTokens: number,
): ForecastRun {
  const waves = Array.from({ length: Math.ceil(samples / samplesTogether) }, (_, wave) =>
    Math.min(samplesTogether, samples - wave * samplesTogether),
  )
  return { imageTokens, promptTokens: Math.max(imageTokens, contextTokens - samplesTogether * maxNewTokens), waves, answerTokens }
}

function bestThreads(tried: SelfTest['tried'], own: number): number {
  const ofOwn = tried.find(({ threads }) => threads === own)?.totalMs ?? Number.POSITIVE_INFINITY
  const best = tried.toSorted((a, b) => a.totalMs - b.totalMs)[0]
  return best && best.totalMs < ofOwn * WORTH_CHANGING ? best.threads : own
}

const waiting = ({ lookMs, readMs }: Forecast) => lookMs + readMs
const total = ({ lookMs, readMs, writeMs }: Forecast) => lookMs + readMs + writeMs

const STAGE_WORDS: Record<MeasureEvent['stage'], string> = {
  'loading-model': 'Loading the model',
  looking: 'Looking at small pictures',
  reading: 'Reading',
  writing: 'Writing a few words',
}
