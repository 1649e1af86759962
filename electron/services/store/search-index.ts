// What can be searched: words go in and out here, in the transaction that writes what they belong to.
import type { SearchHit } from '../../contract/cases.ts'
import type { WriteConnection } from './connection.ts'
import { searchableText } from './searchable-text.ts'
import { change } from './statements.ts'

export interface SearchEntry {
  kind: SearchHit['kind']
  /** The row the words come from, such as `note:…`: its entries are dropped and written together. */
  origin: string
  caseId: string
  photoId: string | null
  words: string
}

export function indexWords(db: WriteConnection, entry: SearchEntry): void {
  const body = searchableText(entry.words)
  if (body.trim() === '') return
  change(db, `INSERT INTO search_entries (kind, origin, case_id, photo_id, body) VALUES (:kind, :origin, :caseId, :photoId, :body)`, {
    kind: entry.kind,
    origin: entry.origin,
    caseId: entry.caseId,
    photoId: entry.photoId,
    body,
  })
}

export function dropWords(db: WriteConnection, origin: string): void {
  change(db, 'DELETE FROM search_entries WHERE origin = :origin', { origin })
}

/** Of a photo that is taken out of its case: nobody finds them until they are brought back. */
export function setWordsAside(db: WriteConnection, photoId: string): void {
  change(
    db,
    `INSERT INTO set_aside_entries (kind, origin, case_id, photo_id, body)
     SELECT kind, origin, case_id, photo_id, body FROM search_entries WHERE photo_id = :photoId`,
    { photoId },
  )
  change(db, 'DELETE FROM search_entries WHERE photo_id = :photoId', { photoId })
}

export function bringWordsBack(db: WriteConnection, photoId: string): void {
  change(
    db,
    `INSERT INTO search_entries (kind, origin, case_id, photo_id, body)
     SELECT kind, origin, case_id, photo_id, body FROM set_aside_entries WHERE photo_id = :photoId`,
    { photoId },
  )
  change(db, 'DELETE FROM set_aside_entries WHERE photo_id = :photoId', { photoId })
}
