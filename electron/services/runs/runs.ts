import { randomInt } from 'node:crypto'
import type { ModelId, PhotoId, PhotoViewId, RunId } from '../../contract/ids.ts'
import { type Run, type RunComparison, type RunSettings, runSettings } from '../../contract/runs.ts'
import type { EngineChoices } from '../../contract/self-test.ts'
import { compareRuns } from '../../core/jobs/compare-runs.ts'
import { ProblemError } from '../../core/problem.ts'
import type { Library } from '../library/library.ts'
import type { Models } from '../models/models.ts'
import { cancelRun, retryRun } from '../store/run-changes.ts'
import { getRun, queueRun } from '../store/runs.ts'
import { listSamples, listSampleTokens } from '../store/samples.ts'
import { inTransaction } from '../store/transaction.ts'
import type { RunEvents } from './run-events.ts'
import type { RunQueue } from './run-queue.ts'

export interface StartRuns {
  photoIds: PhotoId[]
  settings: Partial<RunSettings>
  rerunOf?: RunId
  viewId?: PhotoViewId | undefined
}

export interface Runs {
  defaults(modelId?: ModelId): RunSettings
  start(input: StartRuns): Run[]
  cancel(runId: RunId): Run
  retry(runId: RunId): Run
  rerun(runId: RunId): Run
  compare(earlier: RunId, later: RunId): RunComparison
}

export interface RunsOptions {
  library: Library
  models: Models
  events: RunEvents
  queue: RunQueue
}

/** What can be asked of runs; the work itself is the queue's. */
export function createRuns({ library, models, events, queue }: RunsOptions): Runs {
  const announce = (run: Run) => {
    events.publish('run', { type: 'run-changed', run })
    return run
  }

  const defaults = (modelId = models.defaultId()): RunSettings => ({
    ...models.defaultSettings(modelId),
    ...sizeOfPhotos(models.choices(modelId)),
    modelId,
    hint: '',
    // Only a model of photos can be asked what it sees: the others never learnt to answer that.
    checkEntities: models.kind(modelId) === 'geolocation',
    // A new seed each time, so that two runs are two looks; it is kept with the run, which can thus be run again.
    seed: randomInt(2 ** 32),
  })

  function start({ photoIds, settings, rerunOf, viewId }: StartRuns): Run[] {
    if (viewId && photoIds.length > 1) throw new ProblemError(VIEW_OF_ONE)
    const whole = runSettings.parse({ ...defaults(settings.modelId), ...settings })
    if (!models.modes(whole.modelId).includes(whole.mode)) throw new ProblemError(modeOfNoUse(whole))
    const modelKind = models.kind(whole.modelId)
    const runs = inTransaction(library.write, () =>
      photoIds.map((photoId) =>
        queueRun(
          library.write,
          { photoId, settings: whole, modelKind, rerunOf: rerunOf ?? null, viewId: viewId ?? null, sessionId: library.session },
          library.stamp(),
        ),
      ),
    )
    runs.forEach(announce)
    queue.wake()
    return runs
  }

  const comparable = (runId: RunId) => {
    const answers = new Map(listSamples(library.read, { runId }).map(({ number, answer }) => [number, answer]))
    const samples = listSampleTokens(library.read, { runId }).map((tokens) => ({ ...tokens, answer: answers.get(tokens.number)! }))
    return { run: getRun(library.read, runId), samples }
  }

  return {
    defaults,
    start,
    cancel(runId) {
      const run = cancelRun(library.write, { runId }, library.stamp())
      queue.stop(runId)
      return announce(run)
    },
    retry(runId) {
      const run = announce(retryRun(library.write, { runId, sessionId: library.session }, library.stamp()))
      queue.wake()
      return run
    },
    rerun(runId) {
      const { photoId, settings, viewId } = getRun(library.read, runId)
      return start({ photoIds: [photoId], settings, rerunOf: runId, viewId: viewId ?? undefined })[0]!
    },
    compare: (earlier, later) => compareRuns(comparable(earlier), comparable(later)),
  }
}

/** As it was found best on this computer. */
const sizeOfPhotos = ({ maxImageTokens }: EngineChoices) => (maxImageTokens === null ? {} : { maxImageTokens })

const modeOfNoUse = ({ modelId, mode }: RunSettings) => ({
  code: 'mode-not-of-model',
  message: `The model “${modelId}” cannot be asked in the mode “${mode}”: it was never trained to answer so.`,
  remedy: 'Leave the mode as the model has it.',
})

const VIEW_OF_ONE = {
  code: 'view-of-one-photo',
  message: 'A view belongs to one photo, but several photos were chosen.',
  remedy: 'Start the run of the view with its own photo alone.',
}
