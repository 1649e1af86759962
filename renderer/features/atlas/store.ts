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
  /** Shows the names in the library's language, or where it has none in the reader's. */
  speak(wanted: string | null): Promise<void>
}

export const useAtlas = create<AtlasState>()((set, get) => ({
  basemap: null,
  language: mapLanguageFor(navigator.languages),
  names: null,
  problem: null,
  async speak(wanted) {
    const language = mapLanguageFor(wanted ? [wanted] : navigator.languages)
    if (language === get().language) return
    try {
      set({ names: await loadLabelNames(language), language })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
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
