import { create } from 'zustand'
import type { Note } from '../../../electron/contract/cases.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { addNote, listNotes } from './api.ts'

interface NotesState {
  photoId: PhotoId | null
  notes: Note[] | null
  problem: Problem | null
  /** What is being written, kept per photo while the analyst looks elsewhere. */
  drafts: ReadonlyMap<PhotoId, string>
  load(caseId: CaseId, photoId: PhotoId): Promise<void>
  write(photoId: PhotoId, text: string): void
  add(caseId: CaseId, photoId: PhotoId): Promise<void>
}

export const useNotes = create<NotesState>()((set, get) => ({
  photoId: null,
  notes: null,
  problem: null,
  drafts: new Map(),
  async load(caseId, photoId) {
    if (get().photoId !== photoId) set({ photoId, notes: null, problem: null })
    try {
      const notes = await listNotes(caseId, photoId)
      if (get().photoId === photoId) set({ notes, problem: null })
    } catch (error) {
      if (get().photoId === photoId) set({ problem: problemFrom(error) })
    }
  },
  write(photoId, text) {
    set(({ drafts }) => ({ drafts: new Map(drafts).set(photoId, text) }))
  },
  async add(caseId, photoId) {
    const text = get().drafts.get(photoId)?.trim()
    if (!text) return
    try {
      await addNote(caseId, photoId, text)
      get().write(photoId, '')
      await get().load(caseId, photoId)
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
}))
