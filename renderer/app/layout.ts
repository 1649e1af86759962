import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type InspectorTab = 'answer' | 'reasoning' | 'clues' | 'run' | 'verdict' | 'file'

interface Layout {
  photosPx: number
  inspectorPx: number
  /** The map's height below the photo, or its width beside it. */
  mapPx: { below: number; beside: number }
  mapPlace: 'below' | 'beside'
  tab: InspectorTab
  shortcutsOpen: boolean
  change(changes: Partial<Omit<Layout, 'change'>>): void
}

const between = (smallest: number, wanted: number, largest: number) => Math.round(Math.max(smallest, Math.min(wanted, largest)))

/** Sizes of the page's parts and what is open in it: kept in this browser, never in the library. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      photosPx: between(220, innerWidth * 0.16, 320),
      inspectorPx: between(372, innerWidth * 0.27, 520),
      mapPx: { below: between(220, innerHeight * 0.42, 640), beside: between(320, innerWidth * 0.3, 900) },
      mapPlace: 'below',
      tab: 'answer',
      shortcutsOpen: false,
      change: (changes) => set(changes),
    }),
    {
      name: 'whereabouts-layout',
      partialize: ({ photosPx, inspectorPx, mapPx, mapPlace, tab }) => ({ photosPx, inspectorPx, mapPx, mapPlace, tab }),
    },
  ),
)
