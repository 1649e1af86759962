import { create } from 'zustand'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Hint, HintArea, HintContent, HintId, HintSide, HintStrength } from '../../../electron/contract/hints.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { RegionName } from '../../../electron/contract/places.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { hintStrings } from '../../strings/index.ts'
import { addHint, changeHint, listHints, regionNamed, removeHint } from './api.ts'

/** A country or a region, by its name or by a point of the map. */
export interface GroundMaking {
  kind: 'country' | 'region'
  name: string
  /** Of the point that was clicked last. */
  nothingThere: boolean
}

/** What is being made on the map at the moment. */
export type Making =
  | { kind: 'polygon'; corners: number }
  | { kind: 'circle'; centre: LatLon | null; name: string; radiusText: string; picking: boolean }
  | GroundMaking

interface HintsState {
  caseId: CaseId | null
  photoId: PhotoId | null
  hints: Hint[] | null
  problem: Problem | null
  /** Counts what was written to the library. */
  written: number
  making: Making | null
  /** What the next hint says. */
  side: HintSide
  strength: HintStrength
  /** Whether it is for the open photo alone, or for all of the case. */
  scope: 'photo' | 'case'
  litId: HintId | null
  editingId: HintId | null
  /** As the hint that is edited is dragged; not yet kept. */
  dragged: HintArea | null
  load(caseId: CaseId | null, photoId: PhotoId | null): Promise<void>
  set(changes: Partial<Pick<HintsState, 'side' | 'strength' | 'scope' | 'litId' | 'editingId' | 'dragged' | 'making'>>): void
  make(making: Making | null): void
  add(area: HintArea, name: string, more?: Partial<HintContent>): Promise<void>
  /** With its outline as it is in the gazetteer. */
  addRegion(region: RegionName): Promise<void>
  change(hint: Hint, changes: Partial<HintContent>): Promise<void>
  remove(hint: Hint): Promise<void>
  dismissProblem(): void
}

export const useHints = create<HintsState>()((set, get) => {
  /** Does something to the library, then reads what has become of it. */
  const doing = async (work: () => Promise<unknown>) => {
    let problem: Problem | null = null
    try {
      await work()
    } catch (error) {
      problem = problemFrom(error)
    }
    const { caseId, photoId, load } = get()
    await load(caseId, photoId)
    // The list first: the answer takes longer, and is asked for when this changes.
    set(({ written }) => (problem ? { problem } : { problem: null, written: written + 1 }))
  }
  return {
    caseId: null,
    photoId: null,
    hints: null,
    problem: null,
    written: 0,
    making: null,
    side: 'inside',
    strength: 'likely',
    scope: 'photo',
    litId: null,
    editingId: null,
    dragged: null,
    async load(caseId, photoId) {
      const before = get()
      if (before.caseId !== caseId || before.photoId !== photoId)
        set({ caseId, photoId, hints: null, problem: null, making: null, litId: null, editingId: null, dragged: null })
      if (!caseId) return
      try {
        const hints = await listHints(caseId, photoId)
        const now = get()
        if (now.caseId === caseId && now.photoId === photoId && JSON.stringify(hints) !== JSON.stringify(now.hints)) set({ hints })
      } catch (error) {
        if (get().caseId === caseId) set({ problem: problemFrom(error) })
      }
    },
    set: (changes) => set(changes),
    make: (making) => set({ making, editingId: null, dragged: null }),
    async add(area, name, more = {}) {
      const { caseId, photoId, side, strength, scope } = get()
      set({ making: null })
      if (caseId)
        await doing(() => addHint(caseId, scope === 'case' ? null : photoId, { side, strength, area, name, note: '', on: true, ...more }))
    },
    async addRegion(named) {
      try {
        const region = await regionNamed(named)
        if (region)
          await get().add({ kind: 'polygon', rings: region.rings }, hintStrings.drawing.regionName(region.name, region.countryName))
      } catch (error) {
        set({ problem: problemFrom(error) })
      }
    },
    async change(hint, changes) {
      const { id, caseId: _caseId, photoId: _photoId, addedAt: _addedAt, author: _author, ...content } = hint
      const next = { ...content, ...changes }
      set(({ hints }) => ({ hints: hints?.map((old) => (old.id === id ? { ...old, ...changes } : old)) ?? null }))
      await doing(() => changeHint(id, next))
      set({ dragged: null })
    },
    async remove({ id }) {
      set(({ hints, editingId }) => ({
        hints: hints?.filter((old) => old.id !== id) ?? null,
        ...(editingId === id && { editingId: null, dragged: null }),
      }))
      await doing(() => removeHint(id))
    },
    dismissProblem: () => set({ problem: null }),
  }
})
