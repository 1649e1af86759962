import { promptText } from '../../../models/prompts/prompt-part.ts'
import type { Run, RunStage } from '../../contract/runs.ts'
import { ProblemError } from '../../core/problem.ts'
import type { Answers } from '../answers/answers.ts'
import type { PhotoEvidence } from '../evidence/photo-evidence.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { LocateEvent } from '../inference/engine-protocol.ts'
import type { Library } from '../library/library.ts'
import type { Models } from '../models/models.ts'
import type { Photos } from '../photos/photos.ts'
import type { Places } from '../places/places.ts'
import { getPhoto } from '../store/photos.ts'
import { savePosterior } from '../store/posteriors.ts'
import { finishRun } from '../store/run-changes.ts'
import { saveRunPassport, setRunStage } from '../store/runs.ts'
import { addSample, listSamples } from '../store/samples.ts'
import { inTransaction } from '../store/transaction.ts'
import { runPassport } from './passport.ts'
import type { RunEvents } from './run-events.ts'
import { sampleRecord } from './sample-record.ts'

export interface LocateServices {
  library: Library
  photos: Photos
  evidence: PhotoEvidence
  models: Models
  engine: InferenceEngine
  places: Places
  answers: Answers
  events: RunEvents
}

/**
 * One run from the photo's bytes to the saved posterior. Every step is on the disk before the next begins, and every
 * sample as soon as it is written: whatever ends this process, what was finished stays. Throws `ProblemError` and,
 * when `signal` aborts, its reason.
 */
export async function locatePhoto(run: Run, services: LocateServices, signal: AbortSignal): Promise<void> {
  const { library, photos, evidence, models, engine, places, answers, events } = services
  const { settings } = run
  const photo = getPhoto(library.read, run.photoId)
  if (photo.problem) throw new ProblemError(photo.problem)
  const path = library.originalPath(photo.sha256)

  let stage: RunStage | null = null
  const report = (now: RunStage, fraction: number | null, message: string) => {
    if (now !== stage) {
      stage = now
      events.publish('run', { type: 'run-changed', run: setRunStage(library.write, { runId: run.id, stage: now }) })
    }
    events.publish('run', { type: 'run-progressed', runId: run.id, photoId: run.photoId, stage: now, fraction, message })
  }

  // Clues that cannot be read do not keep the model from looking at the photo.
  for (const { message } of await evidence.ensure(run.photoId, { signal, onProgress: report })) report('reading-text', null, message)
  report('loading-model', null, 'Finding the model')
  const model = await models.resolve(settings.modelId, {
    signal,
    onProgress: (fraction: number | null, message: string) => report('loading-model', fraction, message),
  })
  report('reading-photo', null, 'Fitting the photo to the model')
  const image = await photos.pixels(path, model.imageLimits(settings.maxImageTokens), { signal })
  const prompt = model.prompt({ mode: settings.mode, hint: settings.hint })

  const written = new Set(listSamples(library.read, { runId: run.id }).map(({ number }) => number))
  const missing = Array.from({ length: settings.samples }, (_, number) => number).filter((number) => !written.has(number))
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
        const passport = runPassport({
          model,
          info: event.info,
          settings,
          promptText: promptText(prompt),
          photo,
          encoded,
          promptTokens: event.promptTokens,
        })
        events.publish('run', { type: 'run-changed', run: saveRunPassport(library.write, { runId: run.id, passport }) })
        return
      }
      case 'words-written':
        events.publish('run', { type: 'words-written', runId: run.id, pieces: event.pieces })
        return report('writing', event.tokensWritten / (missing.length * settings.maxNewTokens), 'Writing')
      case 'sample-finished': {
        const { tokenIds, tokenLogProbabilities } = event.sample
        const sample = sampleRecord(event.sample, places)
        addSample(library.write, { runId: run.id, sample, tokenIds, tokenLogProbabilities }, library.stamp())
        events.publish('run', { type: 'sample-finished', runId: run.id, sample })
      }
    }
  }

  const started = performance.now()
  // What fails while an event is being kept (a full disk, a run cancelled elsewhere) stops the engine and is the run's failure.
  const result = await engine.locate(
    {
      model: { textFile: model.textFile, projectorFile: model.projectorFile },
      image,
      prompt,
      sampling: { ...settings, grammar: null },
      maxImageTokens: settings.maxImageTokens,
      threads: null,
      gpuLayers: null,
      onlySamples: written.size > 0 ? missing : null,
    },
    { signal, onEvent: hear },
  )

  report('combining', null, 'Putting samples and clues together')
  const posterior = answers.ofRun(run.id)
  inTransaction(library.write, () => {
    savePosterior(library.write, { runId: run.id, posterior }, library.stamp())
    const timings = { ...result.timings, totalMs: performance.now() - started }
    finishRun(library.write, { runId: run.id, timings }, library.stamp())
  })
}

const STAGE_WORDS: Record<Extract<LocateEvent, { type: 'stage' }>['stage'], string> = {
  'loading-model': 'Loading the model',
  'encoding-photo': 'Looking at the photo',
  'reading-prompt': 'Reading the question',
  writing: 'Writing',
}
