import { create } from 'zustand'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId, PhotoId, RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { keptIfSame, keptRows, problemFrom } from '../../rpc/index.ts'
import { judgeClue, listClues, removeClue } from './api.ts'
import type { ClaimFilter, ClaimOrder } from './claims-shown.ts'

interface CluesState {
  photoId: PhotoId | null
  clues: Clue[] | null
  problem: Problem | null
  /** The clue whose box and entry are lit up together. */
  lit: ClueId | null
  boxesShown: boolean
  filter: ClaimFilter
  order: ClaimOrder
  load(photoId: PhotoId | null): Promise<void>
  light(clueId: ClueId | null): void
  toggleBoxes(): void
  show(choice: Partial<Pick<CluesState, 'filter' | 'order'>>): void
  /** Puts a clue that was added or changed into the list. */
  put(clue: Clue): void
  /** Shows the judgement at once; resolves to the answer that follows from it, or null where it could not be written. */
  judge(clueId: ClueId, standing: Clue['standing'], runId: RunId | null): Promise<Posterior | null>
  remove(clueId: ClueId, runId: RunId | null): Promise<Posterior | null>
}

export const useClues = create<CluesState>()((set, get) => {
  const replaced = (clue: Clue) => set(({ clues }) => ({ clues: clues?.map((old) => (old.id === clue.id ? clue : old)) ?? null }))
  return {
    photoId: null,
    clues: null,
    problem: null,
    lit: null,
    boxesShown: true,
    filter: 'all',
    order: 'strength',
    async load(photoId) {
      if (get().photoId !== photoId) set({ photoId, clues: null, problem: null, lit: null })
      if (!photoId) return
      try {
        const clues = await listClues(photoId)
        if (get().photoId === photoId) set({ clues: keptRows(get().clues, clues), problem: null })
      } catch (error) {
        if (get().photoId === photoId) set({ problem: problemFrom(error) })
      }
    },
    light(lit) {
      if (get().lit !== lit) set({ lit })
    },
    toggleBoxes() {
      set(({ boxesShown }) => ({ boxesShown: !boxesShown }))
    },
    show: (choice) => set(choice),
    put(clue) {
      if (clue.photoId !== get().photoId) return
      if (get().clues?.some(({ id }) => id === clue.id)) replaced(clue)
      else set(({ clues }) => ({ clues: [clue, ...(clues ?? [])] }))
    },
    async judge(clueId, standing, runId) {
      const before = get().clues?.find(({ id }) => id === clueId)
      if (!before) return null
      // Asked first: what is drawn meanwhile does not hold the answer up.
      const judged = judgeClue(clueId, standing, runId)
      const shown = { ...before, standing }
      replaced(shown)
      try {
        const { clue, posterior } = await judged
        // Mostly it is what is shown already: the list is not drawn again before the answer is.
        const judgedClue = keptIfSame(shown, clue)
        if (judgedClue !== shown) replaced(judgedClue)
        return posterior
      } catch (error) {
        replaced(before)
        set({ problem: problemFrom(error) })
        return null
      }
    },
    async remove(clueId, runId) {
      try {
        const { posterior } = await removeClue(clueId, runId)
        set(({ clues }) => ({ clues: clues?.filter(({ id }) => id !== clueId) ?? null }))
        return posterior
      } catch (error) {
        set({ problem: problemFrom(error) })
        return null
      }
    },
  }
})
