import type { RunId } from '../../contract/ids.ts'
import { problem } from '../../contract/problem.ts'
import { type Run, runPassport, runSettings, runTimings } from '../../contract/runs.ts'
import type { ReadConnection } from './connection.ts'
import { fromJson, fromJsonOrNull } from './json-column.ts'

export interface RunRow extends Omit<Run, 'settings' | 'passport' | 'timings' | 'problem' | 'modelKind'> {
  id: RunId
  settings: string
  passport: string | null
  timings: string | null
  problem: string | null
  modelMeansNothing: 0 | 1
  modelIsDemonstration: 0 | 1
}

export const RUNS = `
  SELECT runs.id AS id, photo_id AS photoId, case_id AS caseId, state, stage, settings, passport, timings, runs.problem AS problem,
    model_means_nothing AS modelMeansNothing, model_is_demonstration AS modelIsDemonstration,
    rerun_of AS rerunOf, view_id AS viewId, queued_at AS queuedAt, started_at AS startedAt, ended_at AS endedAt,
    (SELECT count(*) FROM samples WHERE run_id = runs.id) AS samplesFinished
  FROM runs JOIN photos ON photos.id = photo_id`

export function runOf(db: ReadConnection, { modelMeansNothing, modelIsDemonstration, ...row }: RunRow): Run {
  return {
    ...row,
    settings: fromJson(db, 'runs.settings', runSettings, row.settings),
    passport: fromJsonOrNull(db, 'runs.passport', runPassport, row.passport),
    timings: fromJsonOrNull(db, 'runs.timings', runTimings, row.timings),
    problem: fromJsonOrNull(db, 'runs.problem', problem, row.problem),
    modelKind: modelMeansNothing ? 'test' : modelIsDemonstration ? 'demonstration' : 'geolocation',
  }
}
