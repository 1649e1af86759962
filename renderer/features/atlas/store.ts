import { create } from 'zustand'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Basemap, LabelNames } from '../../map/index.ts'
import { problemFrom } from '../../rpc/index.ts'
import { loadBasemap, loadLabelNames } from './api.ts'
import { mapLanguageFor } from './map-language.ts'

interface AtlasState {
  basemap: Basemap | null
  /** The language of the map's names, and what it names otherwise than English. */
  language: string
  names: LabelNames | null
  problem: Problem | null
  load(): Promise<void>
}

export const useAtlas = create<AtlasState>()((set, get) => ({
  basemap: null,
  language: mapLanguageFor(navigator.languages),
  names: null,
  problem: null,
  async load() {
    if (get().basemap) return
    try {
      const [basemap, names] = await Promise.all([loadBasemap(), loadLabelNames(get().language)])
      set({ basemap, names, problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
}))
