import type { Clue } from '../../contract/clues.ts'
import type { ClueId, GroupId, PhotoId, RunId } from '../../contract/ids.ts'
import type { PooledPosterior, Posterior } from '../../contract/posterior.ts'
import type { Run } from '../../contract/runs.ts'
import type { ReadSample } from '../../core/posterior/evidence.ts'
import { computePooledPosterior } from '../../core/posterior/pooled.ts'
import { computePosterior } from '../../core/posterior/posterior.ts'
import type { Library } from '../library/library.ts'
import type { Models } from '../models/models.ts'
import type { Places } from '../places/places.ts'
import { getClue, listClues } from '../store/clues.ts'
import { getGroup } from '../store/groups.ts'
import { listHints } from '../store/hints.ts'
import { getPhoto } from '../store/photos.ts'
import { getRun, newestFinishedRun } from '../store/runs.ts'
import { listSamples } from '../store/samples.ts'
import { createRecentAnswers } from './recent-answers.ts'
import { rememberingLookup } from './remembered.ts'

export interface Answers {
  /** From the run's samples and the clues of its photo as they stand now. */
  ofRun(runId: RunId): Posterior
  /** What the photo's clues alone say. */
  ofPhoto(photoId: PhotoId): Posterior
  /** From the newest finished run of each photo of the group and the clues of all. */
  ofGroup(groupId: GroupId): PooledPosterior
  /** What the run's answer, or the photo's, would be if the clue were judged so; nothing is written. */
  foresee(judgement: { clueId: ClueId; standing: Clue['standing']; runId: RunId | null }): Posterior
}

/** Samples and clues from the store, put together into one probability surface. */
export function createAnswers({ library, places, models }: { library: Library; places: Places; models: Models }): Answers {
  const lookup = rememberingLookup(places)
  // A judgement was mostly foreseen, brings its answer along, and the page asks for the same one again when the library has come to rest.
  const answerTo = createRecentAnswers((evidence: ReturnType<typeof evidenceOf>) =>
    computePosterior({ grid: places.worldGrid(), ...evidence, lookup }),
  )

  /** From the run's samples, or without a run from the photo's clues alone. */
  const evidenceOf = (photoId: PhotoId, run: Run | null) => ({
    samples: run ? samplesOf(run) : [],
    modelReliability: run ? reliabilityOf(run) : 0,
    clues: listClues(library.read, { photoId }),
    hints: listHints(library.read, { caseId: getPhoto(library.read, photoId).caseId, photoId }),
  })

  const samplesOf = (run: Run): ReadSample[] =>
    listSamples(library.read, { runId: run.id }).map(({ number, answer }) => {
      const { readings, unresolved } = lookup.resolve(answer)
      return { number, readings, unresolved }
    })
  const reliabilityOf = (run: Run) => (run.modelKind === 'test' ? 0 : models.reliability(run.settings.modelId))

  return {
    ofRun(runId) {
      const run = getRun(library.read, runId)
      return answerTo(evidenceOf(run.photoId, run))
    },
    ofPhoto: (photoId) => answerTo(evidenceOf(photoId, null)),
    foresee({ clueId, standing, runId }) {
      const evidence = evidenceOf(getClue(library.read, clueId).photoId, runId && getRun(library.read, runId))
      return answerTo({ ...evidence, clues: evidence.clues.map((clue) => (clue.id === clueId ? { ...clue, standing } : clue)) })
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
