import { create } from 'zustand'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { LocatedPlace, PlaceMatch } from '../../../electron/contract/places.ts'
import type { Measured } from '../../map/index.ts'
import { client } from '../../rpc/index.ts'

/** The one place that is looked at. */
export interface Spot {
  at: LatLon
  precisionM: number
  /** Its name, where it has one already. */
  title: string | null
}

interface SpotState {
  spot: Spot | null
  /** What lies there; null until it is known. */
  ground: LocatedPlace | null
  goToOpen: boolean
  /** Null while nothing is measured. */
  measured: Measured | null
  look(spot: Spot | null): Promise<void>
  openGoTo(open: boolean): void
  setMeasured(measured: Measured | null): void
}

export const useSpot = create<SpotState>()((set, get) => ({
  spot: null,
  ground: null,
  goToOpen: false,
  measured: null,
  async look(spot) {
    set({ spot, ground: null })
    if (!spot) return
    const ground = await client.places.reverse(spot.at).catch(() => null)
    // Another place may be looked at by now.
    if (get().spot === spot) set({ ground })
  },
  openGoTo: (goToOpen) => set({ goToOpen }),
  setMeasured: (measured) => set({ measured }),
}))

export const findPlaces = (query: string): Promise<PlaceMatch[]> => client.places.suggest({ query, limit: 7 })
