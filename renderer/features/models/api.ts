import type {
  Download,
  Downloadable,
  DownloadNumber,
  DownloadPlan,
  DownloadSource,
  HubContacts,
  HubTokenPlace,
} from '../../../electron/contract/downloads.ts'
import type { ModelId } from '../../../electron/contract/ids.ts'
import type { Model, ModelPassportState } from '../../../electron/contract/models.ts'
import type { LibrarySettings, SettingsChanges } from '../../../electron/contract/settings.ts'
import { client, follow } from '../../rpc/index.ts'

export const listModels = (): Promise<Model[]> => client.models.list()
export const readPassport = (modelId: ModelId): Promise<ModelPassportState> => client.models.passport({ modelId })
export const acceptChangedFiles = (modelId: ModelId): Promise<ModelPassportState> => client.models.acceptChangedFiles({ modelId })

export const listDownloadable = (): Promise<Downloadable[]> => client.downloads.catalogue()
export const hubContacts = (): Promise<HubContacts> => client.downloads.contacts()
export const planDownload = (source: DownloadSource, format: string | null, signal: AbortSignal): Promise<DownloadPlan> =>
  client.downloads.plan({ source, format }, { signal })
export const startDownload = (source: DownloadSource, format: string | null, commit: string): Promise<Download> =>
  client.downloads.start({ source, format, commit })
export const pauseDownload = (number: DownloadNumber): Promise<Download> => client.downloads.pause({ number })
export const goOnWithDownload = (number: DownloadNumber): Promise<Download> => client.downloads.goOn({ number })
export const cancelDownload = (number: DownloadNumber): Promise<Download> => client.downloads.cancel({ number })
export const clearDownload = (number: DownloadNumber) => client.downloads.clear({ number })

/** Follows the list of downloads across lost connections. */
export const followDownloadList = (onList: (downloads: Download[]) => void): (() => void) =>
  follow({ subscribe: (signal) => client.downloads.watch(undefined, { signal }), onEvent: onList })

export const readSettings = (): Promise<LibrarySettings> => client.settings.get()
export const changeSettings = (changes: SettingsChanges): Promise<LibrarySettings> => client.settings.change(changes)
export const tokenPlace = (): Promise<HubTokenPlace> => client.downloads.token()
export const keepToken = (token: string): Promise<HubTokenPlace> => client.downloads.keepToken({ token })
export const forgetToken = (): Promise<HubTokenPlace> => client.downloads.forgetToken()
