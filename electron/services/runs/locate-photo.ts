import type { Run, RunStage } from '../../contract/runs.ts'
import { ProblemError } from '../../core/problem.ts'
import type { Answers } from '../answers/answers.ts'
import type { PhotoEvidence } from '../evidence/photo-evidence.ts'
import { verifyOriginal } from '../photos/verify-original.ts'
import { listHints, saveHintsOfRun } from '../store/hints.ts'
import { getPhoto } from '../store/photos.ts'
import { savePosterior } from '../store/posteriors.ts'
import { finishRun } from '../store/run-changes.ts'
import { setRunStage } from '../store/runs.ts'
import { inTransaction } from '../store/transaction.ts'
import type { ReportStage } from './report-stage.ts'
import { type WritingServices, writeSamples } from './write-samples.ts'

export interface LocateServices extends WritingServices {
  evidence: PhotoEvidence
  answers: Answers
}

/**
 * One run from the photo's bytes to the saved posterior. Every step is on the disk before the next begins, and every
 * sample as soon as it is written: whatever ends this process, what was finished stays. Throws `ProblemError` and,
 * when `signal` aborts, its reason.
 */
export async function locatePhoto(run: Run, services: LocateServices, signal: AbortSignal): Promise<void> {
  const { library, evidence, answers, events } = services
  const photo = getPhoto(library.read, run.photoId)
  if (photo.problem) throw new ProblemError(photo.problem)

  let stage: RunStage | null = null
  const report: ReportStage = (now, fraction, message) => {
    if (now !== stage) {
      stage = now
      events.publish('run', { type: 'run-changed', run: setRunStage(library.write, { runId: run.id, stage: now }) })
    }
    events.publish('run', { type: 'run-progressed', runId: run.id, photoId: run.photoId, stage: now, fraction, message })
  }

  report('reading-photo', null, 'Checking that the photo is the one that was added')
  await verifyOriginal(library.originalPath(photo.sha256), photo.sha256, signal)
  // Clues that cannot be read do not keep the model from looking at the photo.
  for (const { message } of await evidence.ensure(run.photoId, { signal, onProgress: report })) report('reading-text', null, message)
  const started = performance.now()
  const timings = await writeSamples(run, photo, services, { signal, report })

  report('combining', null, 'Putting samples and clues together')
  const posterior = answers.ofRun(run.id)
  inTransaction(library.write, () => {
    savePosterior(library.write, { runId: run.id, posterior }, library.byProgram())
    const hints = listHints(library.read, { caseId: run.caseId, photoId: run.photoId })
    saveHintsOfRun(library.write, { runId: run.id, photoId: run.photoId, hints }, library.byProgram())
    finishRun(library.write, { runId: run.id, timings: { ...timings, totalMs: performance.now() - started } }, library.byProgram())
  })
}
