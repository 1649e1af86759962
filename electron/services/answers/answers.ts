import type { ClueId, GroupId, PhotoId, RunId } from '../../contract/ids.ts'
import { clueStanding } from '../../contract/judgements.ts'
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
import { createForesight } from './foresight.ts'
import { rememberingLookup } from './remembered.ts'

export interface Answers {
  /** From the run's samples and the clues of its photo as they stand now. */
  ofRun(runId: RunId): Posterior
  /** What the photo's clues alone say. */
  ofPhoto(photoId: PhotoId): Posterior
  /** From the newest finished run of each photo of the group and the clues of all. */
  ofGroup(groupId: GroupId): PooledPosterior
  /** Works out, when there is time, what each other judgement of the clue would make of the run's answer, or of the photo's. */
  foresee(clueId: ClueId, runId: RunId | null): void
}

interface AnswersOptions {
  library: Library
  places: Places
  models: Models
  /** Nothing is foreseen any more once it is aborted. */
  signal: AbortSignal
  onBug: (error: unknown) => void
}

/** Samples and clues from the store, put together into one probability surface. */
export function createAnswers({ library, places, models, signal, onBug }: AnswersOptions): Answers {
  const lookup = rememberingLookup(places)
  const answers = createForesight(
    (evidence: ReturnType<typeof evidenceOf>) => computePosterior({ grid: places.worldGrid(), ...evidence, lookup }),
    { signal, onBug },
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
  const reliabilityOf = (run: Run) => (run.modelMeansNothing ? 0 : models.reliability(run.settings.modelId))

  return {
    ofRun(runId) {
      const run = getRun(library.read, runId)
      return answers.answer(evidenceOf(run.photoId, run))
    },
    ofPhoto: (photoId) => answers.answer(evidenceOf(photoId, null)),
    foresee(clueId, runId) {
      const judged = getClue(library.read, clueId)
      const evidence = evidenceOf(judged.photoId, runId && getRun(library.read, runId))
      const others = clueStanding.options.filter((standing) => standing !== judged.standing)
      answers.foresee(
        others.map((standing) => ({
          ...evidence,
          clues: evidence.clues.map((clue) => (clue.id === clueId ? { ...clue, standing } : clue)),
        })),
      )
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
