import { create } from 'zustand'
import type { Download, Downloadable, DownloadNumber } from '../../../electron/contract/downloads.ts'
import type { ModelId } from '../../../electron/contract/ids.ts'
import type { Model, ModelPassportState } from '../../../electron/contract/models.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { keptIfSame, keptRows, problemFrom } from '../../rpc/index.ts'
import {
  acceptChangedFiles,
  cancelDownload,
  clearDownload,
  followDownloadList,
  goOnWithDownload,
  listDownloadable,
  listModels,
  pauseDownload,
  readPassport,
} from './api.ts'

interface ModelsState {
  /** Null until the library has answered once. */
  models: Model[] | null
  downloadable: Downloadable[] | null
  /** Newest first. */
  downloads: Download[]
  /** Of the line that is chosen; null: the first. */
  chosenKey: string | null
  /** Of the chosen model; null while it is being read, or where there is no such model. */
  passport: { modelId: ModelId; seen: ModelPassportState } | null
  /** Files are being hashed for a new passport. */
  accepting: boolean
  problem: Problem | null
  load(): Promise<void>
  choose(key: string): void
  loadPassport(modelId: ModelId | null): Promise<void>
  accept(modelId: ModelId): Promise<void>
  pause(number: DownloadNumber): Promise<void>
  goOn(number: DownloadNumber): Promise<void>
  cancel(number: DownloadNumber): Promise<void>
  clear(number: DownloadNumber): Promise<void>
  dismissProblem(): void
}

export const useModels = create<ModelsState>()((set, get) => {
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      set({ problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  }
  let passportAsked: ModelId | null = null
  return {
    models: null,
    downloadable: null,
    downloads: [],
    chosenKey: null,
    passport: null,
    accepting: false,
    problem: null,
    load: () =>
      attempt(async () => {
        const [models, downloadable] = await Promise.all([listModels(), listDownloadable()])
        set((old) => ({ models: keptRows(old.models, models), downloadable: keptIfSame(old.downloadable, downloadable) }))
        await get().loadPassport(passportAsked)
      }),
    choose: (chosenKey) => set({ chosenKey, problem: null }),
    async loadPassport(modelId) {
      passportAsked = modelId
      if (get().passport?.modelId !== modelId) set({ passport: null })
      if (!modelId) return
      await attempt(async () => {
        const seen = await readPassport(modelId)
        if (passportAsked === modelId) set((old) => ({ passport: keptIfSame(old.passport, { modelId, seen }) }))
      })
    },
    async accept(modelId) {
      set({ accepting: true })
      await attempt(async () => {
        await acceptChangedFiles(modelId)
        await get().load()
      })
      set({ accepting: false })
    },
    pause: (number) => attempt(() => pauseDownload(number)),
    goOn: (number) => attempt(() => goOnWithDownload(number)),
    cancel: (number) => attempt(() => cancelDownload(number)),
    clear: (number) => attempt(() => clearDownload(number)),
    dismissProblem: () => set({ problem: null }),
  }
})

/** Keeps the list of downloads as it is; what begins or ends changes what is here. */
export function followDownloads(): void {
  followDownloadList((downloads) => {
    const before = useModels.getState().downloads
    useModels.setState({ downloads })
    const states = (list: readonly Download[]) => list.map(({ number, state }) => `${number} ${state}`).join()
    if (states(before) !== states(downloads)) void useModels.getState().load()
  })
}
