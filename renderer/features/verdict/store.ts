import { create } from 'zustand'
import type { Verdict } from '../../../electron/contract/cases.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { VerdictContent } from '../../../electron/contract/judgements.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { decide, listVerdicts } from './api.ts'

interface VerdictState {
  photoId: PhotoId | null
  /** Newest first. */
  verdicts: Verdict[] | null
  problem: Problem | null
  draft: VerdictContent | null
  load(photoId: PhotoId): Promise<void>
  change(changes: Partial<VerdictContent>): void
  save(): Promise<void>
}

const blank = (photoId: PhotoId): VerdictContent => ({
  photoId,
  precision: 'undecided',
  placeId: null,
  placeName: '',
  countryCode: null,
  at: null,
  reasons: '',
})

export const useVerdict = create<VerdictState>()((set, get) => ({
  photoId: null,
  verdicts: null,
  problem: null,
  draft: null,
  async load(photoId) {
    if (get().photoId !== photoId) set({ photoId, verdicts: null, problem: null, draft: blank(photoId) })
    try {
      const verdicts = await listVerdicts(photoId)
      if (get().photoId === photoId) set({ verdicts, problem: null })
    } catch (error) {
      if (get().photoId === photoId) set({ problem: problemFrom(error) })
    }
  },
  change(changes) {
    set(({ draft }) => (draft ? { draft: { ...draft, ...changes } } : {}))
  },
  async save() {
    const { draft, load } = get()
    if (!draft) return
    try {
      await decide(draft)
      set({ draft: blank(draft.photoId) })
      await load(draft.photoId)
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
}))
