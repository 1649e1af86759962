import { create } from 'zustand'
import type { CaseRecord } from '../../../electron/contract/cases.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { createCase, listCases, renameCase } from './api.ts'

export type CaseForm = { kind: 'new' } | { kind: 'rename'; caseId: CaseId; title: string }

interface CasesState {
  /** Null until the library has answered once. */
  cases: CaseRecord[] | null
  problem: Problem | null
  form: CaseForm | null
  load(): Promise<void>
  openForm(form: CaseForm | null): void
  /** Creates or renames; the case's id, or null when it failed (`problem` says why). */
  submit(title: string): Promise<CaseId | null>
}

export const useCases = create<CasesState>()((set, get) => ({
  cases: null,
  problem: null,
  form: null,
  async load() {
    try {
      set({ cases: await listCases(), problem: null })
    } catch (error) {
      set({ problem: problemFrom(error) })
    }
  },
  openForm(form) {
    set({ form, problem: null })
  },
  async submit(title) {
    const { form } = get()
    if (!form) return null
    try {
      const saved = form.kind === 'new' ? await createCase(title) : await renameCase(form.caseId, title)
      set({ form: null })
      await get().load()
      return saved.id
    } catch (error) {
      set({ problem: problemFrom(error) })
      return null
    }
  },
}))
