import { create } from 'zustand'
import type { CareOfCase, CaseCare } from '../../../../electron/contract/care.ts'
import type { CaseId, PhotoId } from '../../../../electron/contract/ids.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import { problemFrom } from '../../../rpc/index.ts'
import { careOfCase, markGraphic, setCare } from '../api.ts'

export interface CareState {
  caseId: CaseId | null
  /** Null until it is known: until then nothing large is shown. */
  care: CaseCare | null
  marks: ReadonlyMap<PhotoId, boolean>
  /** Shown by hand, until the page is left. */
  shown: ReadonlySet<PhotoId>
  problem: Problem | null
  load(caseId: CaseId): Promise<void>
  change(changes: Partial<CaseCare>): Promise<void>
  mark(photoId: PhotoId, graphic: boolean | null): Promise<void>
  /** Shows a covered photo, or covers it again. */
  toggle(photoId: PhotoId): void
}

export const useCare = create<CareState>()((set, get) => {
  const put = (caseId: CaseId, { care, marks }: CareOfCase) => {
    if (get().caseId === caseId) set({ care, marks: new Map(marks.map(({ photoId, graphic }) => [photoId, graphic])), problem: null })
  }
  const attempt = async (work: (caseId: CaseId) => Promise<CareOfCase>) => {
    const { caseId } = get()
    if (!caseId) return
    try {
      put(caseId, await work(caseId))
    } catch (error) {
      if (get().caseId === caseId) set({ problem: problemFrom(error) })
    }
  }
  return {
    caseId: null,
    care: null,
    marks: new Map(),
    shown: new Set(),
    problem: null,
    async load(caseId) {
      if (get().caseId !== caseId) set({ caseId, care: null, marks: new Map(), problem: null })
      await attempt(careOfCase)
    },
    change: (changes) =>
      attempt((caseId) => {
        const { care } = get()
        if (!care) return careOfCase(caseId)
        return setCare(caseId, { ...care, ...changes })
      }),
    async mark(photoId, graphic) {
      // What was just marked is meant to be covered now.
      if (graphic) set(({ shown }) => ({ shown: new Set([...shown].filter((id) => id !== photoId)) }))
      await attempt(() => markGraphic(photoId, graphic))
    },
    toggle(photoId) {
      set(({ shown }) => {
        const next = new Set(shown)
        if (!next.delete(photoId)) next.add(photoId)
        return { shown: next }
      })
    },
  }
})

/** Whether care asks for the photo to be covered, whatever was shown by hand. */
export function asksForCover({ care, marks }: Pick<CareState, 'care' | 'marks'>, photoId: PhotoId): boolean {
  if (!care || care.look === 'off') return false
  return care.scope === 'all' ? marks.get(photoId) !== false : marks.get(photoId) === true
}

/** Null while it is not known yet. */
export function isCovered(state: Pick<CareState, 'care' | 'marks' | 'shown' | 'problem'>, photoId: PhotoId): boolean | null {
  if (!state.care) return state.problem ? true : null
  return asksForCover(state, photoId) && !state.shown.has(photoId)
}
