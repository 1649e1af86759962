import { create } from 'zustand'
import type { ModelId } from '../../../electron/contract/ids.ts'
import type { Adapter, EngineInfo, Model } from '../../../electron/contract/models.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { RunSettings } from '../../../electron/contract/runs.ts'
import { problemFrom } from '../../rpc/index.ts'
import { defaultSettings, describeEngine, listAdapters, listModels } from './api.ts'

interface RunSettingsState {
  models: Model[] | null
  engine: EngineInfo | null
  /** Those that fit the model of the draft. */
  adapters: Adapter[]
  /** What the next run is started with; null until the defaults are known. */
  draft: RunSettings | null
  problem: Problem | null
  load(): Promise<void>
  /** Another model brings its own defaults; the hint is the analyst's and stays. */
  useModel(modelId: ModelId): Promise<void>
  reset(): Promise<void>
  change(changes: Partial<RunSettings>): void
}

export const useRunSettings = create<RunSettingsState>()((set, get) => ({
  models: null,
  engine: null,
  adapters: [],
  draft: null,
  problem: null,
  async load() {
    try {
      const models = await listModels()
      set({ models, problem: null })
      if (!get().draft && models.some(({ problem }) => !problem)) set({ draft: await defaultSettings() })
      const modelId = get().draft?.modelId
      if (modelId) set({ adapters: await listAdapters(modelId) })
      set({ engine: await describeEngine() })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
  async useModel(modelId) {
    const hint = get().draft?.hint ?? ''
    try {
      const [defaults, adapters] = await Promise.all([defaultSettings(modelId), listAdapters(modelId)])
      set({ draft: { ...defaults, hint }, adapters, problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
  async reset() {
    const { draft, useModel } = get()
    if (draft) await useModel(draft.modelId)
  },
  change(changes) {
    set(({ draft }) => (draft ? { draft: { ...draft, ...changes } } : {}))
  },
}))
