import { promptText } from '../../../models/prompts/prompt-part.ts'
import type { Photo } from '../../contract/photos.ts'
import type { Run, RunTimings } from '../../contract/runs.ts'
import { tokensOf } from '../../core/photos/size-in-tokens.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { LocateEvent } from '../inference/engine-protocol.ts'
import type { Library } from '../library/library.ts'
import { tightWords } from '../models/fit-problem.ts'
import type { Fits } from '../models/fits.ts'
import type { Models } from '../models/models.ts'
import type { Photos } from '../photos/photos.ts'
import type { Places } from '../places/places.ts'
import { saveRunPassport } from '../store/runs.ts'
import { addSample, listSamples } from '../store/samples.ts'
import { getView } from '../store/views.ts'
import { runPassport } from './passport.ts'
import type { ReportStage } from './report-stage.ts'
import type { RunEvents } from './run-events.ts'
import { sampleRecord } from './sample-record.ts'

export interface WritingServices {
  library: Library
  photos: Photos
  models: Models
  fits: Fits
  engine: InferenceEngine
  places: Places
  events: RunEvents
}

/**
 * Has the model write the run's missing samples; each is kept before it is told of. What fails while an event is being
 * kept (a full disk, a run cancelled elsewhere) stops the engine and is thrown here.
 */
export async function writeSamples(
  run: Run,
  photo: Photo,
  { library, photos, models, fits, engine, places, events }: WritingServices,
  { signal, report }: { signal: AbortSignal; report: ReportStage },
): Promise<RunTimings> {
  const { settings } = run
  const written = new Set(listSamples(library.read, { runId: run.id }).map(({ number }) => number))
  const missing = Array.from({ length: settings.samples }, (_, number) => number).filter((number) => !written.has(number))
  // A run that was interrupted after its last sample.
  if (missing.length === 0) return NOTHING_WRITTEN

  report('loading-model', null, 'Finding the model')
  const model = await models.resolve(settings.modelId, {
    signal,
    onProgress: (fraction, message) => report('loading-model', fraction, message),
  })
  const adapters = models.adapters(settings.adapters ?? [])
  report('reading-photo', null, 'Fitting the photo to the model')
  const view = run.viewId === null ? null : getView(library.read, run.viewId)
  const limits = model.imageLimits(settings.maxImageTokens)
  const image = await photos.pixels(library.originalPath(photo.sha256), { ...limits, view }, { signal })
  const imageTokens = tokensOf(image, limits.tokenSidePx)
  const fit = await fits.expectRoom(
    { modelId: settings.modelId, settings: { ...settings, samples: missing.length } },
    { adapters, imageTokens },
  )
  if (fit.verdict === 'tight') report('loading-model', null, tightWords(fit))
  const prompt = model.prompt({ mode: settings.mode, hint: settings.hint })
  let encoded: Extract<LocateEvent, { type: 'image-encoded' }> | null = null

  const hear = (event: LocateEvent) => {
    switch (event.type) {
      case 'stage':
        return report(event.stage, event.fraction, STAGE_WORDS[event.stage])
      case 'image-encoded':
        encoded = event
        return
      case 'prompt-read': {
        if (!encoded) throw new Error('The prompt was read before the photo was encoded')
        const passport = runPassport({ model, promptText: promptText(prompt), limits, photo, view, encoded, read: event })
        events.publish('run', { type: 'run-changed', run: saveRunPassport(library.write, { runId: run.id, passport }) })
        return
      }
      case 'words-written':
        events.publish('run', { type: 'words-written', runId: run.id, pieces: event.pieces })
        return report('writing', event.tokensWritten / (missing.length * settings.maxNewTokens), STAGE_WORDS.writing)
      case 'sample-finished': {
        const { tokenIds, tokenLogProbabilities } = event.sample
        const sample = sampleRecord(event.sample, places)
        addSample(library.write, { runId: run.id, sample, tokenIds, tokenLogProbabilities }, library.byProgram())
        events.publish('run', { type: 'sample-finished', runId: run.id, sample })
      }
    }
  }

  const { timings } = await engine.locate(
    {
      model: { textFile: model.textFile, projectorFile: model.projectorFile, adapters, ...model.choices },
      image,
      prompt,
      sampling: { ...settings, grammar: null },
      maxImageTokens: limits.maxImageTokens,
      threads: null,
      gpuLayers: null,
      onlySamples: written.size > 0 ? missing : null,
    },
    { signal, onEvent: hear },
  )
  return timings
}

const NOTHING_WRITTEN: RunTimings = { loadMs: 0, encodeMs: 0, prefillMs: 0, decodeMs: 0, totalMs: 0, tokensWritten: 0 }

const STAGE_WORDS: Record<Extract<LocateEvent, { type: 'stage' }>['stage'], string> = {
  'loading-model': 'Loading the model',
  'encoding-photo': 'Looking at the photo',
  'reading-prompt': 'Reading the question',
  writing: 'Writing',
}
