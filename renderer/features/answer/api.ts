import type { PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { client } from '../../rpc/index.ts'

export const posteriorOfRun = (runId: RunId): Promise<Posterior> => client.posterior.ofRun({ runId })
export const posteriorOfPhoto = (photoId: PhotoId): Promise<Posterior> => client.posterior.ofPhoto({ photoId })
