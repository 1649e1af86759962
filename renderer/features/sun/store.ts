import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Where the sun is looked at from. */
export type SunPlace = 'candidate' | 'claim' | 'verdict' | 'centre'

interface SunState {
  place: SunPlace
  /** On the clocks of the place; empty until something was chosen. */
  date: string
  minutes: number
  raysShown: boolean
  bandShown: boolean
  /** As typed. */
  band: {
    height: string
    length: string
    percent: string
    date: string
    time: string
    minutes: string
    bearing: string
    bearingUncertainty: string
  }
  set(changes: Partial<Pick<SunState, 'place' | 'date' | 'minutes' | 'raysShown' | 'bandShown'>>): void
  setBand(changes: Partial<SunState['band']>): void
}

export const useSun = create<SunState>()(
  persist(
    (set) => ({
      place: 'candidate',
      date: '',
      minutes: 720,
      raysShown: true,
      bandShown: true,
      band: { height: '', length: '', percent: '10', date: '', time: '', minutes: '10', bearing: '', bearingUncertainty: '15' },
      set: (changes) => set(changes),
      setBand: (changes) => set(({ band }) => ({ band: { ...band, ...changes } })),
    }),
    { name: 'whereabouts-sun', partialize: ({ raysShown, bandShown }) => ({ raysShown, bandShown }) },
  ),
)
