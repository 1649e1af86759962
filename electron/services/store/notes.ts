import { randomUUID } from 'node:crypto'
import type { Note } from '../../contract/cases.ts'
import type { CaseId, NoteId, PhotoId } from '../../contract/ids.ts'
import { requireCase } from './cases.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import { getPhoto } from './photos.ts'
import { indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** On the case as a whole, or on one of its photos. */
export function addNote(db: WriteConnection, input: { caseId: CaseId; photoId: PhotoId | null; text: string }, stamp: Stamp): Note {
  return inTransaction(db, () => {
    requireCase(db, input.caseId)
    if (input.photoId) getPhoto(db, input.photoId)
    const note: Note = { id: randomUUID() as string as NoteId, ...input, writtenAt: stamp.now.toISOString(), author: stamp.actor }
    change(
      db,
      'INSERT INTO notes (id, case_id, photo_id, text, written_at, author) VALUES (:id, :caseId, :photoId, :text, :writtenAt, :author)',
      note,
    )
    indexWords(db, { kind: 'note', origin: `note:${note.id}`, caseId: note.caseId, photoId: note.photoId, words: note.text })
    const details = { note: note.id, text: note.text }
    appendLog(db, { action: 'note-added', subject: note.photoId ? `photo:${note.photoId}` : `case:${note.caseId}`, details }, stamp)
    return note
  })
}

/** In the order they were written: all of the case, or those on one photo. */
export function listNotes(db: ReadConnection, input: { caseId: CaseId; photoId?: PhotoId }): Note[] {
  return many<Note>(
    db,
    `SELECT id, case_id AS caseId, photo_id AS photoId, text, written_at AS writtenAt, author FROM notes
     WHERE case_id = :caseId AND (:photoId IS NULL OR photo_id = :photoId) ORDER BY number`,
    { caseId: input.caseId, photoId: input.photoId ?? null },
  )
}
