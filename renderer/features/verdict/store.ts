import { create } from 'zustand'
import type { Verdict } from '../../../electron/contract/cases.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { VerdictContent } from '../../../electron/contract/judgements.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { decide, listVerdicts, reinstate, withdraw } from './api.ts'
import { blankDraft, keepDraft, keptDraft } from './drafts.ts'

interface VerdictState {
  photoId: PhotoId | null
  /** Newest first. */
  verdicts: Verdict[] | null
  problem: Problem | null
  draft: VerdictContent | null
  load(photoId: PhotoId): Promise<void>
  change(changes: Partial<VerdictContent>): void
  save(): Promise<void>
  /** Takes a verdict back, or lets it stand again. */
  setWithdrawn(verdictNumber: number, withdrawn: boolean): Promise<void>
}

export const useVerdict = create<VerdictState>()((set, get) => {
  const attempt = async (photoId: PhotoId, work: () => Promise<unknown>) => {
    try {
      await work()
      await get().load(photoId)
    } catch (error) {
      if (get().photoId === photoId) set({ problem: problemFrom(error) })
    }
  }
  return {
    photoId: null,
    verdicts: null,
    problem: null,
    draft: null,
    async load(photoId) {
      if (get().photoId !== photoId) set({ photoId, verdicts: null, problem: null, draft: keptDraft(photoId) })
      try {
        const verdicts = await listVerdicts(photoId)
        if (get().photoId === photoId) set({ verdicts, problem: null })
      } catch (error) {
        if (get().photoId === photoId) set({ problem: problemFrom(error) })
      }
    },
    change(changes) {
      const { draft: before } = get()
      if (!before) return
      const draft = { ...before, ...changes }
      keepDraft(draft)
      set({ draft })
    },
    async save() {
      const { draft } = get()
      if (!draft) return
      await attempt(draft.photoId, async () => {
        await decide(draft)
        const blank = blankDraft(draft.photoId)
        keepDraft(blank)
        if (get().photoId === draft.photoId) set({ draft: blank })
      })
    },
    async setWithdrawn(verdictNumber, withdrawn) {
      const { photoId } = get()
      if (photoId) await attempt(photoId, () => (withdrawn ? withdraw(verdictNumber) : reinstate(verdictNumber)))
    },
  }
})
