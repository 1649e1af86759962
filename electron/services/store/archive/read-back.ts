import type { CaseId } from '../../../contract/ids.ts'
import { problemOf } from '../../../core/problem.ts'
import { actHistory } from '../acts/acts.ts'
import { getCare } from '../care.ts'
import { getCase } from '../cases.ts'
import { listClues } from '../clues.ts'
import type { ReadConnection } from '../connection.ts'
import { getEntityCheck, listFindings } from '../entity-checks.ts'
import { listGroups } from '../groups.ts'
import { hintsOfRun, listHintsOfCase } from '../hints.ts'
import { listNotes } from '../notes.ts'
import { featuresOfOverlay, listOverlays } from '../overlays.ts'
import { getMetadata } from '../photo-metadata.ts'
import { listPhotos } from '../photos.ts'
import { getPosterior } from '../posteriors.ts'
import { listRuns } from '../runs.ts'
import { listSamples, listSampleTokens } from '../samples.ts'
import { listVerdicts } from '../verdicts.ts'
import { listViews } from '../views.ts'
import { refused } from './write-case.ts'

/**
 * Reads everything of a case by the functions that the page reads it with. Throws `archive-rows-refused` where one of
 * them cannot: better now, with nothing saved, than each time somebody opens the case.
 */
export function readBack(db: ReadConnection, caseId: CaseId): void {
  try {
    getCase(db, caseId)
    actHistory(db, { caseId })
    listNotes(db, { caseId })
    listHintsOfCase(db, { caseId })
    listGroups(db, { caseId })
    getCare(db, caseId)
    for (const { id } of listOverlays(db, { caseId })) featuresOfOverlay(db, id)
    for (const { id: photoId } of listPhotos(db, { caseId })) {
      getMetadata(db, photoId)
      listClues(db, { photoId })
      listVerdicts(db, { photoId })
      listViews(db, { photoId })
    }
    for (const { id: runId } of listRuns(db, { caseId })) {
      listSamples(db, { runId })
      listSampleTokens(db, { runId })
      getPosterior(db, runId)
      hintsOfRun(db, { runId })
      getEntityCheck(db, runId)
      listFindings(db, runId)
    }
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.code !== 'library-damaged') throw error
    throw refused(String(problem.details?.what ?? ''), '', error)
  }
}
