import type { Library } from '../library/library.ts'
import { createCase, listCases, renameCase } from '../store/cases.ts'
import { addNote, listNotes } from '../store/notes.ts'
import { search } from '../store/search.ts'
import { decideVerdict, listVerdicts } from '../store/verdicts.ts'
import type { ContractWithErrors } from './base.ts'

export function casesRouter({ cases }: ContractWithErrors, library: Library) {
  return cases.router({
    list: cases.list.handler(() => listCases(library.read)),
    create: cases.create.handler(({ input }) => createCase(library.write, input, library.stamp())),
    rename: cases.rename.handler(({ input }) => renameCase(library.write, input, library.stamp())),
    notes: cases.notes.handler(({ input }) => listNotes(library.read, input)),
    addNote: cases.addNote.handler(({ input }) => addNote(library.write, input, library.stamp())),
    verdicts: cases.verdicts.handler(({ input }) => listVerdicts(library.read, input)),
    decide: cases.decide.handler(({ input }) => decideVerdict(library.write, input, library.stamp())),
    search: cases.search.handler(({ input }) => search(library.read, input)),
  })
}
