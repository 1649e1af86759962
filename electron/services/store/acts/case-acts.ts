import type { ActOf } from '../../../contract/acts.ts'
import { getCase, renameCase } from '../cases.ts'
import { addNote, setNoteRetracted } from '../notes.ts'
import type { ActHandlers } from './act-handlers.ts'

export const caseActs: ActHandlers<'rename-case' | 'add-note' | 'retract-note' | 'bring-back-note'> = {
  'rename-case': (db, act, stamp) => {
    const { title } = getCase(db, act.caseId)
    renameCase(db, act, stamp)
    return { caseId: act.caseId, photoId: null, inverse: { ...act, title } }
  },
  'add-note': (db, act, stamp) => {
    addNote(db, act, stamp)
    return { caseId: act.caseId, photoId: act.photoId, inverse: { type: 'retract-note', noteId: act.noteId } }
  },
  'retract-note': (db, { noteId }, stamp) => {
    const { caseId, photoId } = setNoteRetracted(db, { noteId, retracted: true }, stamp)
    return { caseId, photoId, inverse: { type: 'bring-back-note', noteId } }
  },
  'bring-back-note': (db, { noteId }, stamp) => {
    const { caseId, photoId } = setNoteRetracted(db, { noteId, retracted: false }, stamp)
    const inverse: ActOf<'retract-note'> = { type: 'retract-note', noteId }
    return { caseId, photoId, inverse }
  },
}
