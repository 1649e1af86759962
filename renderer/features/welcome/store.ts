import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface WelcomeState {
  /** Whether this person has seen the guide before. */
  seen: boolean
  open: boolean
  show(): void
  hide(): void
}

/** The guide of one screen: shown by itself once, and whenever it is asked for. */
export const useWelcome = create<WelcomeState>()(
  persist(
    (set) => ({
      seen: false,
      open: false,
      show: () => set({ open: true }),
      hide: () => set({ open: false, seen: true }),
    }),
    { name: 'whereabouts-welcome', partialize: ({ seen }) => ({ seen }) },
  ),
)
