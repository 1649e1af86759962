import { create } from 'zustand'
import type { CaseRecord } from '../../../electron/contract/cases.ts'
import type { CaseId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { CaseChanges } from '../../../electron/contract/work.ts'
import { problemFrom } from '../../rpc/index.ts'
import { changeCase, createCase, listCases, renameCase } from './api.ts'
import { useVocabulary } from './vocabulary.ts'

export type CaseForm = { kind: 'new' } | { kind: 'rename'; caseId: CaseId; title: string }

interface CasesState {
  /** Null until the library has answered once. */
  cases: CaseRecord[] | null
  problem: Problem | null
  form: CaseForm | null
  /** The case whose properties are open in the dialog. */
  properties: CaseId | null
  load(): Promise<void>
  openForm(form: CaseForm | null): void
  /** Creates or renames; the case's id, or null when it failed (`problem` says why). */
  submit(title: string): Promise<CaseId | null>
  openProperties(caseId: CaseId | null): void
  changeCase(caseId: CaseId, changes: CaseChanges): Promise<void>
}

export const useCases = create<CasesState>()((set, get) => ({
  cases: null,
  problem: null,
  form: null,
  properties: null,
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
  openProperties(properties) {
    set({ properties, problem: null })
    if (properties) void useVocabulary.getState().load()
  },
  async changeCase(caseId, changes) {
    const replace = (changed: (record: CaseRecord) => CaseRecord) =>
      set(({ cases }) => ({ cases: cases?.map((record) => (record.id === caseId ? changed(record) : record)) ?? null }))
    // Shown at once: the next tag that is typed is added to this one, not to what the library still answers.
    replace((record) => ({ ...record, ...changes }))
    try {
      await changeCase(caseId, changes)
      set({ problem: null })
      await get().load()
      void useVocabulary.getState().load()
    } catch (error) {
      await get().load()
      set({ problem: problemFrom(error) })
    }
  },
}))
