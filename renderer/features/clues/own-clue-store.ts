import { create } from 'zustand'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { addClue, changeClue } from './api.ts'
import { BLANK, contentOf, draftOf, type OwnClueDraft } from './own-clue-draft.ts'
import { useClues } from './store.ts'

interface OwnClueState {
  open: boolean
  /** The clue that is changed; null for a new one. */
  editing: ClueId | null
  draft: OwnClueDraft
  problem: Problem | null
  add(): void
  edit(clue: Clue): void
  change(changes: Partial<OwnClueDraft>): void
  close(): void
  /** Resolves to the answer that follows; null where the claim could not be kept. */
  save(photoId: PhotoId, runId: RunId | null): Promise<Posterior | null>
}

export const useOwnClue = create<OwnClueState>()((set, get) => ({
  open: false,
  editing: null,
  draft: BLANK,
  problem: null,
  add: () => set({ open: true, editing: null, draft: BLANK, problem: null }),
  edit: (clue) => set({ open: true, editing: clue.id, draft: draftOf(clue), problem: null }),
  change: (changes) => set(({ draft }) => ({ draft: { ...draft, ...changes } })),
  close: () => set({ open: false }),
  async save(photoId, runId) {
    const { draft, editing } = get()
    const content = contentOf(draft)
    if (!content) return null
    try {
      const { clue, posterior } = await (editing ? changeClue(editing, content, runId) : addClue(photoId, content, runId))
      useClues.getState().put(clue)
      useClues.getState().light(clue.id)
      set({ open: false })
      return posterior
    } catch (error) {
      set({ problem: problemFrom(error) })
      return null
    }
  },
}))
