import type { RunStage } from '../../contract/runs.ts'

/** Tells where a run is; `fraction` is of the stage, null where its end is not known. */
export type ReportStage = (stage: RunStage, fraction: number | null, message: string) => void
