import { create } from 'zustand'
import type { HubTokenPlace } from '../../../electron/contract/downloads.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { SettingsChanges } from '../../../electron/contract/settings.ts'
import { problemFrom } from '../../rpc/index.ts'
import { changeSettings, forgetToken, keepToken, readSettings, tokenPlace } from './api.ts'
import { type NetworkDraft, networkDraft } from './network-draft.ts'

interface NetworkState {
  open: boolean
  /** What stands in the fields; null until the settings were read. */
  draft: NetworkDraft | null
  token: HubTokenPlace | null
  problem: Problem | null
  show(): Promise<void>
  hide(): void
  change(changes: Partial<NetworkDraft>): void
  /** Closes the dialog where it is done. */
  save(changes: SettingsChanges): Promise<void>
  keepToken(token: string): Promise<void>
  forgetToken(): Promise<void>
}

export const useNetwork = create<NetworkState>()((set, get) => {
  const take = async (answer: Promise<HubTokenPlace>) => {
    try {
      set({ token: await answer, problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  }
  return {
    open: false,
    draft: null,
    token: null,
    problem: null,
    async show() {
      set({ open: true, draft: null, problem: null })
      try {
        set({ draft: networkDraft(await readSettings()) })
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
      await take(tokenPlace())
    },
    hide: () => set({ open: false }),
    change: (changes) => set(({ draft }) => ({ draft: draft && { ...draft, ...changes } })),
    async save(changes) {
      try {
        await changeSettings(changes)
        get().hide()
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
    },
    keepToken: (token) => take(keepToken(token)),
    forgetToken: () => take(forgetToken()),
  }
})
