import { create } from 'zustand'

export type MapDrawerTab = 'hints' | 'sun' | 'files'

interface MapDrawerState {
  tab: MapDrawerTab | null
  /** Opens the drawer at a tab, or closes it where it stands there already. */
  toggle(tab: MapDrawerTab): void
  show(tab: MapDrawerTab): void
  close(): void
}

/** The drawer over the inspector. */
export const useMapDrawer = create<MapDrawerState>()((set, get) => ({
  tab: null,
  toggle: (tab) => set({ tab: get().tab === tab ? null : tab }),
  show: (tab) => set({ tab }),
  close: () => set({ tab: null }),
}))
