import { create } from 'zustand'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { LibrarySettings } from '../../../electron/contract/settings.ts'
import { problemFrom } from '../../rpc/index.ts'
import { changeSettings, readSettings } from './api.ts'

interface SettingsState {
  open: boolean
  /** Null until the library has answered once. */
  settings: LibrarySettings | null
  problem: Problem | null
  load(): Promise<void>
  change(changes: Partial<LibrarySettings>): Promise<void>
  show(): void
  hide(): void
}

export const useSettings = create<SettingsState>()((set) => {
  const take = async (answer: Promise<LibrarySettings>) => {
    try {
      set({ settings: await answer, problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  }
  return {
    open: false,
    settings: null,
    problem: null,
    load: () => take(readSettings()),
    change: (changes) => take(changeSettings(changes)),
    show: () => set({ open: true }),
    hide: () => set({ open: false }),
  }
})
