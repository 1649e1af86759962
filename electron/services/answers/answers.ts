import type { GroupId, PhotoId, RunId } from '../../contract/ids.ts'
import type { PooledPosterior, Posterior } from '../../contract/posterior.ts'
import type { Run } from '../../contract/runs.ts'
import type { ReadSample } from '../../core/posterior/evidence.ts'
import { computePooledPosterior } from '../../core/posterior/pooled.ts'
import { computePosterior } from '../../core/posterior/posterior.ts'
import type { Library } from '../library/library.ts'
import type { Models } from '../models/models.ts'
import type { Places } from '../places/places.ts'
import { listClues } from '../store/clues.ts'
import { getGroup } from '../store/groups.ts'
import { listHints } from '../store/hints.ts'
import { getPhoto } from '../store/photos.ts'
import { getRun, newestFinishedRun } from '../store/runs.ts'
import { listSamples } from '../store/samples.ts'
import { rememberingLookup } from './remembered.ts'

export interface Answers {
  /** From the run's samples and the clues of its photo as they stand now. */
  ofRun(runId: RunId): Posterior
  /** What the photo's clues alone say. */
  ofPhoto(photoId: PhotoId): Posterior
  /** From the newest finished run of each photo of the group and the clues of all. */
  ofGroup(groupId: GroupId): PooledPosterior
}

/** Samples and clues from the store, put together into one probability surface. */
export function createAnswers({ library, places, models }: { library: Library; places: Places; models: Models }): Answers {
  const lookup = rememberingLookup(places)
  // A judgement brings its answer along, and the page asks for the same one again when the library has come to rest.
  let last: { asked: string; posterior: Posterior } | null = null

  function together(photoId: PhotoId, samples: ReadSample[], modelReliability: number): Posterior {
    const evidence = {
      samples,
      modelReliability,
      clues: listClues(library.read, { photoId }),
      hints: listHints(library.read, { caseId: getPhoto(library.read, photoId).caseId, photoId }),
    }
    const asked = JSON.stringify(evidence)
    if (last?.asked !== asked) last = { asked, posterior: computePosterior({ grid: places.worldGrid(), ...evidence, lookup }) }
    return last.posterior
  }

  const samplesOf = (run: Run): ReadSample[] =>
    listSamples(library.read, { runId: run.id }).map(({ number, answer }) => {
      const { readings, unresolved } = lookup.resolve(answer)
      return { number, readings, unresolved }
    })
  const reliabilityOf = (run: Run) => (run.modelMeansNothing ? 0 : models.reliability(run.settings.modelId))

  return {
    ofRun(runId) {
      const run = getRun(library.read, runId)
      return together(run.photoId, samplesOf(run), reliabilityOf(run))
    },
    ofPhoto(photoId) {
      return together(getPhoto(library.read, photoId).id, [], 0)
    },
    ofGroup(groupId) {
      const { caseId, photoIds } = getGroup(library.read, groupId)
      const photos = photoIds.map((photoId) => {
        const run = newestFinishedRun(library.read, photoId)
        const heard = run ? { runId: run.id, samples: samplesOf(run), modelReliability: reliabilityOf(run) } : null
        return { photoId, clues: listClues(library.read, { photoId }), ...(heard ?? { runId: null, samples: [], modelReliability: 0 }) }
      })
      // A hint on the whole case comes with every photo.
      const hints = new Map(photoIds.flatMap((photoId) => listHints(library.read, { caseId, photoId })).map((hint) => [hint.id, hint]))
      return computePooledPosterior({ grid: places.worldGrid(), photos, hints: [...hints.values()], lookup })
    },
  }
}
