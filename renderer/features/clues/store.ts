import { create } from 'zustand'
import type { Clue } from '../../../electron/contract/clues.ts'
import type { ClueId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { listClues, setStanding } from './api.ts'

interface CluesState {
  photoId: PhotoId | null
  clues: Clue[] | null
  problem: Problem | null
  /** The clue whose box and entry are lit up together. */
  lit: ClueId | null
  boxesShown: boolean
  load(photoId: PhotoId | null): Promise<void>
  light(clueId: ClueId | null): void
  toggleBoxes(): void
  /** Resolves to whether the judgement was written. */
  judge(clueId: ClueId, standing: Clue['standing']): Promise<boolean>
}

export const useClues = create<CluesState>()((set, get) => ({
  photoId: null,
  clues: null,
  problem: null,
  lit: null,
  boxesShown: true,
  async load(photoId) {
    if (get().photoId !== photoId) set({ photoId, clues: null, problem: null, lit: null })
    if (!photoId) return
    try {
      const clues = await listClues(photoId)
      if (get().photoId === photoId) set({ clues, problem: null })
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
  async judge(clueId, standing) {
    const put = (clue: Clue) => set(({ clues }) => ({ clues: clues?.map((old) => (old.id === clue.id ? clue : old)) ?? null }))
    const before = get().clues?.find(({ id }) => id === clueId)
    if (!before) return false
    put({ ...before, standing })
    try {
      put(await setStanding(clueId, standing))
      return true
    } catch (error) {
      put(before)
      set({ problem: problemFrom(error) })
      return false
    }
  },
}))
