import type { EntitiesOfRun, EntityCheck, EntityEvent } from '../../../electron/contract/entities.ts'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Run, Sample } from '../../../electron/contract/runs.ts'
import { client, follow } from '../../rpc/index.ts'

export const getRun = (runId: RunId): Promise<{ run: Run; samples: Sample[] }> => client.runs.get({ runId })
export const getEntities = (runId: RunId): Promise<EntitiesOfRun> => client.entities.ofRun({ runId })
export const checkEntities = (runId: RunId): Promise<EntityCheck> => client.entities.check({ runId })
export const cancelCheck = (runId: RunId): Promise<EntityCheck> => client.entities.cancelCheck({ runId })

/** Follows the checks of all runs, across lost connections; `onSubscribed` says when to fetch what was missed. */
export const followChecks = (onEvent: (event: EntityEvent) => void, onSubscribed: () => void): (() => void) =>
  follow({ subscribe: (signal) => client.entities.watch(undefined, { signal }), onEvent, onSubscribed })
