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
  /** The samples’ words take most of the window while their tab is open. */
  readWide: boolean
  shortcutsOpen: boolean
  change(changes: Partial<Omit<Layout, 'change'>>): void
}

/** Smallest and largest are for text of 16 px; larger text needs more room. */
function between(smallest: number, wanted: number, largest: number): number {
  const textScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  return Math.round(Math.max(smallest * textScale, Math.min(wanted, largest * textScale)))
}

/** Sizes of the page's parts and what is open in it: kept in this browser, never in the library. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      photosPx: between(220, innerWidth * 0.16, 320),
      inspectorPx: between(372, innerWidth * 0.27, 520),
      mapPx: { below: between(220, innerHeight * 0.42, 640), beside: between(320, innerWidth * 0.3, 900) },
      mapPlace: 'below',
      tab: 'answer',
      readWide: false,
      shortcutsOpen: false,
      change: (changes) => set(changes),
    }),
    {
      name: 'whereabouts-layout',
      partialize: ({ photosPx, inspectorPx, mapPx, mapPlace, tab }) => ({ photosPx, inspectorPx, mapPx, mapPlace, tab }),
    },
  ),
)
