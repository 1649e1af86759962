import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** What is drawn on the map: kept in this browser. */
export interface MapChoices {
  names: boolean
  regionLines: boolean
  graticule: boolean
  probability: boolean
  /** 0..1 */
  probabilityOpacity: number
  regions: boolean
  candidates: boolean
}

interface MapChoicesState extends MapChoices {
  change(changes: Partial<MapChoices>): void
}

export const useMapChoices = create<MapChoicesState>()(
  persist(
    (set) => ({
      names: true,
      regionLines: true,
      graticule: false,
      probability: true,
      probabilityOpacity: 1,
      regions: true,
      candidates: true,
      change: (changes) => set(changes),
    }),
    { name: 'whereabouts-map' },
  ),
)
