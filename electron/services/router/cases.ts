import { randomUUID } from 'node:crypto'
import type { NoteId } from '../../contract/ids.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { createCase, getCase, listCases } from '../store/cases.ts'
import { getNote, listNotes } from '../store/notes.ts'
import { search, searchByKind } from '../store/search.ts'
import { listVerdicts } from '../store/verdicts.ts'
import type { ContractWithErrors } from './base.ts'

export function casesRouter({ cases }: ContractWithErrors, library: Library) {
  return cases.router({
    list: cases.list.handler(() => listCases(library.read)),
    create: cases.create.handler(({ input }) => createCase(library.write, input, library.stamp())),
    rename: cases.rename.handler(({ input }) => {
      perform(library.write, { type: 'rename-case', ...input }, library.stamp())
      return getCase(library.read, input.caseId)
    }),
    notes: cases.notes.handler(({ input }) => listNotes(library.read, input)),
    addNote: cases.addNote.handler(({ input }) => {
      const noteId = randomUUID() as string as NoteId
      perform(library.write, { type: 'add-note', noteId, ...input }, library.stamp())
      return getNote(library.read, noteId)
    }),
    retractNote: cases.retractNote.handler(({ input }) => {
      perform(library.write, { type: 'retract-note', ...input }, library.stamp())
      return {}
    }),
    verdicts: cases.verdicts.handler(({ input }) => listVerdicts(library.read, input)),
    withdrawVerdict: cases.withdrawVerdict.handler(({ input }) => {
      perform(library.write, { type: 'withdraw-verdict', ...input }, library.stamp())
      return {}
    }),
    reinstateVerdict: cases.reinstateVerdict.handler(({ input }) => {
      perform(library.write, { type: 'reinstate-verdict', ...input }, library.stamp())
      return {}
    }),
    decide: cases.decide.handler(({ input }) => {
      perform(library.write, { type: 'decide-verdict', verdict: input }, library.stamp())
      return listVerdicts(library.read, input)[0]!
    }),
    change: cases.change.handler(({ input }) => {
      perform(library.write, { type: 'change-case', ...input }, library.stamp())
      return getCase(library.read, input.caseId)
    }),
    searchByKind: cases.searchByKind.handler(({ input }) => searchByKind(library.read, input)),
    search: cases.search.handler(({ input }) => search(library.read, input)),
  })
}
