import type { PhotoId, RunId } from '../../contract/ids.ts'
import type { Posterior } from '../../contract/posterior.ts'
import type { ReadSample } from '../../core/posterior/evidence.ts'
import { computePosterior } from '../../core/posterior/posterior.ts'
import type { Library } from '../library/library.ts'
import type { Models } from '../models/models.ts'
import type { Places } from '../places/places.ts'
import { listClues } from '../store/clues.ts'
import { listHints } from '../store/hints.ts'
import { getPhoto } from '../store/photos.ts'
import { getRun } from '../store/runs.ts'
import { listSamples } from '../store/samples.ts'
import { rememberingLookup } from './remembered.ts'

export interface Answers {
  /** From the run's samples and the clues of its photo as they stand now. */
  ofRun(runId: RunId): Posterior
  /** What the photo's clues alone say. */
  ofPhoto(photoId: PhotoId): Posterior
}

/** Samples and clues from the store, put together into one probability surface. */
export function createAnswers({ library, places, models }: { library: Library; places: Places; models: Models }): Answers {
  const lookup = rememberingLookup(places)
  const together = (photoId: PhotoId, samples: ReadSample[], modelReliability: number) =>
    computePosterior({
      grid: places.worldGrid(),
      samples,
      modelReliability,
      clues: listClues(library.read, { photoId }),
      hints: listHints(library.read, { caseId: getPhoto(library.read, photoId).caseId, photoId }),
      lookup,
    })

  return {
    ofRun(runId) {
      const run = getRun(library.read, runId)
      const samples = listSamples(library.read, { runId }).map(({ number, answer }) => {
        const { readings, unresolved } = lookup.resolve(answer)
        return { number, readings, unresolved }
      })
      return together(run.photoId, samples, run.modelMeansNothing ? 0 : models.reliability(run.settings.modelId))
    },
    ofPhoto(photoId) {
      return together(getPhoto(library.read, photoId).id, [], 0)
    },
  }
}
