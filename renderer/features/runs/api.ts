import type { CaseId, ModelId, PhotoId, PhotoViewId, RunId } from '../../../electron/contract/ids.ts'
import type { Adapter, EngineInfo, Model } from '../../../electron/contract/models.ts'
import type { Run, RunComparison, RunEvent, RunSettings } from '../../../electron/contract/runs.ts'
import { client, follow } from '../../rpc/index.ts'

export const listRuns = (caseId: CaseId): Promise<Run[]> => client.runs.list({ caseId })
/** With `viewId`, the model is shown that view of the one photo. */
export const startRuns = (photoIds: PhotoId[], settings: Partial<RunSettings>, viewId?: PhotoViewId): Promise<Run[]> =>
  client.runs.start({ photoIds, settings, viewId })
export const cancelRun = (runId: RunId): Promise<Run> => client.runs.cancel({ runId })
export const retryRun = (runId: RunId): Promise<Run> => client.runs.retry({ runId })
export const rerunRun = (runId: RunId): Promise<Run> => client.runs.rerun({ runId })
export const compareRuns = (runId: RunId, other: RunId): Promise<RunComparison> => client.runs.compare({ runId, with: other })
export const defaultSettings = (modelId?: ModelId): Promise<RunSettings> => client.runs.defaults({ modelId })
export const listModels = (): Promise<Model[]> => client.models.list()
export const listAdapters = (modelId: ModelId): Promise<Adapter[]> => client.models.adapters({ modelId })
export const describeEngine = (): Promise<EngineInfo> => client.models.engine()

/** Follows the events of all runs, across lost connections; `onSubscribed` says when to fetch what was missed. */
export const followRuns = (onEvent: (event: RunEvent) => void, onSubscribed: () => void): (() => void) =>
  follow({ subscribe: (signal) => client.runs.watch(undefined, { signal }), onEvent, onSubscribed })
