import type { BatchId, CaseId } from '../../../electron/contract/ids.ts'
import type { IntakeNumber, IntakeSummary, WatchedFolderNumber } from '../../../electron/contract/intake.ts'
import { client, follow } from '../../rpc/index.ts'

type Which = { number: IntakeNumber } | { caseId: CaseId }

export const listIntake = (caseId: CaseId, offset: number, limit: number) => client.intake.list({ caseId, offset, limit })
const MOST_PATHS = 10_000

/** Queues files where they lie; more than are taken at once go one part after the other. */
export async function addPaths(caseId: CaseId, paths: readonly string[]): Promise<void> {
  const batchId = crypto.randomUUID() as string as BatchId
  for (let from = 0; from < paths.length; from += MOST_PATHS) {
    await client.intake.addFiles({ caseId, paths: paths.slice(from, from + MOST_PATHS), batchId })
  }
}

export const addFolder = (caseId: CaseId, path: string, signal?: AbortSignal) =>
  client.intake.addFolder({ caseId, path }, signal ? { signal } : {})
export const listFolders = (caseId: CaseId) => client.intake.folders({ caseId })
export const watchFolder = (caseId: CaseId, path: string) => client.intake.watchFolder({ caseId, path })
export const unwatchFolder = (number: WatchedFolderNumber) => client.intake.unwatchFolder({ number })
export const pauseIntake = () => client.intake.pause()
export const resumeIntake = () => client.intake.resume()
export const moveIntake = (number: IntakeNumber, to: 'up' | 'down' | 'front') => client.intake.move({ number, to })
export const retryIntake = (which: Which) => client.intake.retry(which)
export const cancelIntake = (which: Which) => client.intake.cancel(which)
export const clearIntake = (which: Which) => client.intake.clear(which)

/** Hears of the case's queue until the returned function is called. */
export const followIntake = (caseId: CaseId, onSummary: (summary: IntakeSummary) => void): (() => void) =>
  follow({ subscribe: (signal) => client.intake.watch({ caseId }, { signal }), onEvent: onSummary })
