import type { RunId } from '../../../electron/contract/ids.ts'
import type { Run, Sample } from '../../../electron/contract/runs.ts'
import { client } from '../../rpc/index.ts'

export const getRun = (runId: RunId): Promise<{ run: Run; samples: Sample[] }> => client.runs.get({ runId })
