import { create } from 'zustand'
import type { ActHistory, ActRecord } from '../../../electron/contract/acts.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { actHistory, redo, undo } from './api.ts'

/** What was just done, undone or done again; told for a few seconds. */
export interface ToldAct {
  how: 'done' | 'undone' | 'redone'
  record: ActRecord
}

interface HistoryState extends ActHistory {
  caseId: CaseId | null
  told: ToldAct | null
  problem: Problem | null
  load(caseId: CaseId | null): Promise<void>
  undoLast(): Promise<void>
  redoNext(): Promise<void>
  dismiss(): void
}

const TOLD_FOR_MS = 6000
const NOTHING: ActHistory = { undo: null, redo: null }

export const useHistory = create<HistoryState>()((set, get) => {
  let fading: ReturnType<typeof setTimeout> | undefined
  const tell = (told: ToldAct | null, problem: Problem | null = null) => {
    clearTimeout(fading)
    set({ told, problem })
    if (told || problem) fading = setTimeout(() => set({ told: null, problem: null }), TOLD_FOR_MS)
  }
  const step = async (record: ActRecord | null, how: 'undone' | 'redone') => {
    const { caseId } = get()
    if (!record) return
    try {
      const history = await (how === 'undone' ? undo : redo)(caseId, record.number)
      if (get().caseId === caseId) set(history)
      tell({ how, record })
    } catch (error) {
      tell(null, problemFrom(error))
    }
  }
  return {
    ...NOTHING,
    caseId: null,
    told: null,
    problem: null,
    async load(caseId) {
      const known = get().caseId === caseId ? get().undo : undefined
      if (known === undefined) set({ ...NOTHING, caseId, told: null, problem: null })
      try {
        const history = await actHistory(caseId)
        if (get().caseId !== caseId) return
        set(history)
        // Something new was done here since the last look: say that it can be taken back.
        if (known !== undefined && history.undo && history.undo.number > (known?.number ?? 0) && !history.redo)
          tell({ how: 'done', record: history.undo })
      } catch (error) {
        if (get().caseId === caseId) set({ problem: problemFrom(error) })
      }
    },
    undoLast: () => step(get().undo, 'undone'),
    redoNext: () => step(get().redo, 'redone'),
    dismiss: () => tell(null),
  }
})
