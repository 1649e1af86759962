import { create } from 'zustand'
import type { ModelId } from '../../../electron/contract/ids.ts'
import type { EngineInfo, Model } from '../../../electron/contract/models.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { RunSettings } from '../../../electron/contract/runs.ts'
import { problemFrom } from '../../rpc/index.ts'
import { defaultSettings, describeEngine, listModels } from './api.ts'

interface RunSettingsState {
  models: Model[] | null
  engine: EngineInfo | null
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
  draft: null,
  problem: null,
  async load() {
    try {
      const models = await listModels()
      set({ models, problem: null })
      if (!get().draft && models.some(({ problem }) => !problem)) set({ draft: await defaultSettings() })
      set({ engine: await describeEngine() })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
  async useModel(modelId) {
    const hint = get().draft?.hint ?? ''
    try {
      set({ draft: { ...(await defaultSettings(modelId)), hint }, problem: null })
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
