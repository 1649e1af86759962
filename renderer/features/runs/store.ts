import { create } from 'zustand'
import type { CaseId, PhotoId, PhotoViewId, RunId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Run, RunComparison, RunEvent, RunSettings, RunStage } from '../../../electron/contract/runs.ts'
import { keptRows, problemFrom } from '../../rpc/index.ts'
import { cancelRun, compareRuns, listRuns, rerunRun, retryRun, startRuns } from './api.ts'
import { withRun } from './run-order.ts'

export interface RunProgress {
  stage: RunStage
  fraction: number | null
  message: string
}

interface RunsState {
  caseId: CaseId | null
  /** Newest first; null until the case has been read. */
  runs: Run[] | null
  problem: Problem | null
  progress: ReadonlyMap<RunId, RunProgress>
  cancelling: ReadonlySet<RunId>
  /** The run that the page shows of each photo, where the analyst chose another than the newest. */
  chosen: ReadonlyMap<PhotoId, RunId>
  comparison: { runId: RunId; result: RunComparison } | null
  load(caseId: CaseId): Promise<void>
  start(photoIds: PhotoId[], settings: Partial<RunSettings>, viewId?: PhotoViewId): Promise<void>
  cancel(runId: RunId): Promise<void>
  retry(runId: RunId): Promise<void>
  rerun(runId: RunId): Promise<void>
  compare(run: Run): Promise<void>
  choose(photoId: PhotoId, runId: RunId): void
  apply(event: RunEvent): void
  dismissProblem(): void
}

export const useRuns = create<RunsState>()((set, get) => {
  const put = (run: Run) => set(({ runs, caseId }) => (run.caseId === caseId ? { runs: withRun(runs ?? [], run) } : {}))
  const attempt = async (work: () => Promise<void>) => {
    set({ problem: null })
    try {
      await work()
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  }
  /** The page turns to a run that was just asked for. */
  const turnTo = (run: Run) => {
    put(run)
    get().choose(run.photoId, run.id)
  }
  return {
    caseId: null,
    runs: null,
    problem: null,
    progress: new Map(),
    cancelling: new Set(),
    chosen: new Map(),
    comparison: null,
    async load(caseId) {
      if (get().caseId !== caseId) set({ caseId, runs: null, problem: null })
      await attempt(async () => {
        const runs = await listRuns(caseId)
        if (get().caseId === caseId) set({ runs: keptRows(get().runs, runs.reduce<Run[]>(withRun, [])) })
      })
    },
    start: (photoIds, settings, viewId) =>
      attempt(async () => {
        for (const run of await startRuns(photoIds, settings, viewId)) turnTo(run)
      }),
    cancel: (runId) =>
      attempt(async () => {
        set(({ cancelling }) => ({ cancelling: new Set(cancelling).add(runId) }))
        try {
          put(await cancelRun(runId))
        } finally {
          set(({ cancelling }) => ({ cancelling: new Set([...cancelling].filter((id) => id !== runId)) }))
        }
      }),
    retry: (runId) => attempt(async () => turnTo(await retryRun(runId))),
    rerun: (runId) => attempt(async () => turnTo(await rerunRun(runId))),
    compare: (run) =>
      attempt(async () => {
        if (run.rerunOf) set({ comparison: { runId: run.id, result: await compareRuns(run.id, run.rerunOf) } })
      }),
    choose(photoId, runId) {
      set(({ chosen }) => ({ chosen: new Map(chosen).set(photoId, runId) }))
    },
    apply(event) {
      if (event.type === 'run-changed') {
        put(event.run)
        if (event.run.state !== 'running') {
          set(({ progress }) => ({ progress: new Map([...progress].filter(([id]) => id !== event.run.id)) }))
        }
      } else if (event.type === 'run-progressed') {
        const { runId, stage, fraction, message } = event
        set(({ progress }) => ({ progress: new Map(progress).set(runId, { stage, fraction, message }) }))
      } else if (event.type === 'sample-finished') {
        // Counted here until the run itself is told again.
        const run = get().runs?.find(({ id }) => id === event.runId)
        if (run) put({ ...run, samplesFinished: Math.min(run.samplesFinished + 1, run.settings.samples) })
      }
    },
    dismissProblem() {
      set({ problem: null })
    },
  }
})
