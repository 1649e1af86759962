import { create } from 'zustand'
import type { Verdict } from '../../../electron/contract/cases.ts'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { VerdictContent } from '../../../electron/contract/judgements.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { coordinatesText } from '../../ui/figures/coordinates.ts'
import { decide, listVerdicts, reinstate, withdraw } from './api.ts'
import { blankDraft, keepDraft, keptDraft } from './drafts.ts'

interface VerdictState {
  photoId: PhotoId | null
  /** Newest first. */
  verdicts: Verdict[] | null
  problem: Problem | null
  draft: VerdictContent | null
  /** The next click on the map is the verdict's place. */
  picking: boolean
  load(photoId: PhotoId): Promise<void>
  change(changes: Partial<VerdictContent>): void
  pick(picking: boolean): void
  /** A place that was pointed at on the map; its name is its coordinates, unless a name was given already. */
  takePin(at: LatLon): void
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
    picking: false,
    async load(photoId) {
      if (get().photoId !== photoId) set({ photoId, verdicts: null, problem: null, draft: keptDraft(photoId), picking: false })
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
    pick(picking) {
      set({ picking })
    },
    takePin(at) {
      const { draft, change } = get()
      set({ picking: false })
      // A name that was typed is the analyst's own word for the spot; one that was chosen belongs to another spot.
      const named = draft && draft.placeName.trim() !== '' && draft.placeId === null && draft.at === null
      change({ at, placeId: null, countryCode: null, ...(!named && { placeName: coordinatesText(at, 5) }) })
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
