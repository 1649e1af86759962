import type { EngineInfo, Model } from '../../../electron/contract/models.ts'
import type { DataSource } from '../../../electron/contract/places.ts'
import { client } from '../../rpc/index.ts'

export const listSources = (): Promise<DataSource[]> => client.places.sources()
export const listModels = (): Promise<Model[]> => client.models.list()
export const describeEngine = (): Promise<EngineInfo> => client.models.engine()
export const describeLibrary = () => client.library.describe()
