import { create } from 'zustand'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Basemap } from '../../map/index.ts'
import { problemFrom } from '../../rpc/index.ts'
import { loadBasemap } from './api.ts'

interface AtlasState {
  basemap: Basemap | null
  problem: Problem | null
  load(): Promise<void>
}

export const useAtlas = create<AtlasState>()((set, get) => ({
  basemap: null,
  problem: null,
  async load() {
    if (get().basemap) return
    try {
      set({ basemap: await loadBasemap(), problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
}))
