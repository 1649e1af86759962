import type { GroupId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { PooledPosterior, Posterior } from '../../../electron/contract/posterior.ts'
import { client } from '../../rpc/index.ts'

export const posteriorOfRun = (runId: RunId): Promise<Posterior> => client.posterior.ofRun({ runId })
export const posteriorOfPhoto = (photoId: PhotoId): Promise<Posterior> => client.posterior.ofPhoto({ photoId })
export const posteriorOfGroup = (groupId: GroupId): Promise<PooledPosterior> => client.posterior.ofGroup({ groupId })
