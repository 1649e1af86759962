import { randomUUID } from 'node:crypto'
import type { Note } from '../../contract/cases.ts'
import type { CaseId, NoteId, PhotoId } from '../../contract/ids.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** On the case as a whole, or on one of its photos. */
export function addNote(
  db: WriteConnection,
  input: { noteId?: NoteId; caseId: CaseId; photoId: PhotoId | null; text: string },
  stamp: Stamp,
): Note {
  return inTransaction(db, () => {
    const { caseId, photoId, text } = input
    requireCase(db, caseId)
    if (photoId) getPhoto(db, photoId)
    const id = input.noteId ?? (randomUUID() as string as NoteId)
    const note: Note = { id, caseId, photoId, text, writtenAt: stamp.now.toISOString(), author: stamp.actor }
    change(
      db,
      'INSERT INTO notes (id, case_id, photo_id, text, written_at, author) VALUES (:id, :caseId, :photoId, :text, :writtenAt, :author)',
      note,
    )
    indexNote(db, note)
    appendLog(db, { action: 'note-added', subject: subjectOf(note), details: { note: id, text } }, stamp)
    return note
  })
}

/** Takes a note out of sight, or brings it back. Throws `not-in-library`. */
export function setNoteRetracted(db: WriteConnection, input: { noteId: NoteId; retracted: boolean }, stamp: Stamp): Note {
  return inTransaction(db, () => {
    const note = getNote(db, input.noteId)
    const retractedAt = input.retracted ? stamp.now.toISOString() : null
    change(db, 'UPDATE notes SET retracted_at = :retractedAt WHERE id = :id', { id: note.id, retractedAt })
    dropWords(db, originOf(note))
    if (!input.retracted) indexNote(db, note)
    const action = input.retracted ? 'note-retracted' : 'note-brought-back'
    appendLog(db, { action, subject: subjectOf(note), details: { note: note.id } }, stamp)
    return note
  })
}

const originOf = ({ id }: Note) => `note:${id}`
const subjectOf = ({ caseId, photoId }: Note) => (photoId ? `photo:${photoId}` : `case:${caseId}`)

function indexNote(db: WriteConnection, note: Note): void {
  indexWords(db, { kind: 'note', origin: originOf(note), caseId: note.caseId, photoId: note.photoId, words: note.text })
}

const NOTES = 'SELECT id, case_id AS caseId, photo_id AS photoId, text, written_at AS writtenAt, author FROM notes'

/** Throws `not-in-library`. */
export function getNote(db: ReadConnection, id: NoteId): Note {
  return one<Note>(db, `${NOTES} WHERE id = :id`, { id }) ?? notHere('note', id)
}

/** In the order they were written: all of the case, or those on one photo. Retracted ones are left out. */
export function listNotes(db: ReadConnection, input: { caseId: CaseId; photoId?: PhotoId }): Note[] {
  return many<Note>(
    db,
    `${NOTES} WHERE case_id = :caseId AND (:photoId IS NULL OR photo_id = :photoId) AND retracted_at IS NULL ORDER BY number`,
    { caseId: input.caseId, photoId: input.photoId ?? null },
  )
}
