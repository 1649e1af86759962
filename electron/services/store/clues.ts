import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { analystClue } from '../../contract/analyst-clues.ts'
import { type Clue, clue, photoPolygon, support } from '../../contract/clues.ts'
import type { ClueId, PhotoId } from '../../contract/ids.ts'
import type { Problem } from '../../contract/problem.ts'
import { clueFingerprints } from './clue-fingerprint.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import { notHere } from './not-here.ts'
import { getPhoto } from './photos.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** A clue as it is found: it gets its id here, and its standing from the analyst. */
export type NewClue = Omit<Clue, 'id' | 'photoId' | 'source' | 'standing' | 'own'>

export interface Reading {
  photoId: PhotoId
  source: Clue['source']
  /** Name and version of what looked for the clues: `ocr 1.4.2, rules 1`. */
  reader: string
  clues: readonly NewClue[]
}

/**
 * Puts what was found now in place of what was found in the same source before. A clue that is found again keeps its
 * id and its standing.
 */
export function replaceClues(db: WriteConnection, input: Reading, stamp: Stamp): Clue[] {
  const { photoId, source, reader } = input
  return inTransaction(db, () => {
    const { caseId } = getPhoto(db, photoId)
    const before = many<{ id: ClueId; fingerprint: string; standing: Clue['standing'] }>(
      db,
      'SELECT id, fingerprint, standing FROM clues WHERE photo_id = :photoId AND source = :source',
      { photoId, source },
    )
    const known = new Map(before.map((row) => [row.fingerprint, row]))
    change(db, 'DELETE FROM clues WHERE photo_id = :photoId AND source = :source', { photoId, source })
    const origin = `clues:${source}:${photoId}`
    dropWords(db, origin)
    const fingerprints = clueFingerprints(input.clues)
    for (const [position, found] of input.clues.entries()) {
      const fingerprint = fingerprints[position]!
      const { id, standing } = known.get(fingerprint) ?? { id: randomUUID() as string as ClueId, standing: 'proposed' as const }
      addClue(db, { ...found, id, photoId, source, standing }, position, fingerprint)
      if (found.kind === 'text-line' || found.kind === 'caption')
        indexWords(db, { kind: 'text', origin, caseId, photoId, words: found.quote })
    }
    saveReading(db, input, stamp)
    appendLog(db, { action: 'clues-read', subject: `photo:${photoId}`, details: { source, reader, clues: input.clues.length } }, stamp)
    return listClues(db, { photoId }).filter((found) => found.source === source)
  })
}

/** One row. `fingerprint` is its own within the photo and the source. */
export function addClue(db: WriteConnection, found: Clue, position: number, fingerprint: string): void {
  const { id, photoId, source, kind, title, reason, quote, reliability, standing } = found
  change(
    db,
    `INSERT INTO clues (id, photo_id, source, position, fingerprint, kind, title, reason, quote, supports, reliability, in_posterior,
       standing, polygon, text, content)
     VALUES (:id, :photoId, :source, :position, :fingerprint, :kind, :title, :reason, :quote, :supports, :reliability, :inPosterior,
       :standing, :polygon, :text, :content)`,
    {
      ...{ id, photoId, source, position, fingerprint, kind, title, reason, quote, reliability, standing },
      supports: toJson(found.supports),
      inPosterior: found.inPosterior ? 1 : 0,
      polygon: toJsonOrNull(found.where),
      text: toJsonOrNull(found.text),
      content: toJsonOrNull(found.own ?? null),
    },
  )
}

function saveReading(db: WriteConnection, { photoId, source, reader }: Reading, stamp: Stamp): void {
  change(
    db,
    `INSERT INTO readings (photo_id, source, reader, read_at) VALUES (:photoId, :source, :reader, :now)
     ON CONFLICT (photo_id, source) DO UPDATE SET reader = excluded.reader, read_at = excluded.read_at`,
    { photoId, source, reader, now: stamp.now.toISOString() },
  )
}

/** For the log alone: why the clues of this source are missing. The next who asks for them tries again. */
export function noteUnread(db: WriteConnection, input: { photoId: PhotoId; source: Clue['source']; problem: Problem }, stamp: Stamp): void {
  const { photoId, source, problem } = input
  const details = { source, problem: problem.code, message: problem.message }
  inTransaction(db, () => appendLog(db, { action: 'clues-not-read', subject: `photo:${photoId}`, details }, stamp))
}

/** Which reader last looked for clues of this source; null when none has, which is not the same as none found. */
export function lastReader(db: ReadConnection, input: { photoId: PhotoId; source: Clue['source'] }): string | null {
  return one<{ reader: string }>(db, 'SELECT reader FROM readings WHERE photo_id = :photoId AND source = :source', input)?.reader ?? null
}

export function setClueStanding(db: WriteConnection, input: { clueId: ClueId; standing: Clue['standing'] }, stamp: Stamp): Clue {
  return inTransaction(db, () => {
    const before = getClue(db, input.clueId)
    change(db, 'UPDATE clues SET standing = :standing WHERE id = :clueId', input)
    const details = { clue: before.id, title: before.title, from: before.standing, to: input.standing }
    appendLog(db, { action: 'clue-standing-set', subject: `photo:${before.photoId}`, details }, stamp)
    return getClue(db, input.clueId)
  })
}

interface ClueRow extends Omit<Clue, 'supports' | 'inPosterior' | 'where' | 'text' | 'own'> {
  supports: string
  inPosterior: 0 | 1
  polygon: string | null
  text: string | null
  content: string | null
}

const CLUES = `
  SELECT id, photo_id AS photoId, kind, source, title, reason, quote, supports, reliability, in_posterior AS inPosterior, standing, polygon, text, content
  FROM clues`

/** The analyst's own first, then metadata, then text, each in the order they came. What was removed is left out. */
export function listClues(db: ReadConnection, input: { photoId: PhotoId }): Clue[] {
  const rows = many<ClueRow>(db, `${CLUES} WHERE photo_id = :photoId AND removed_at IS NULL ORDER BY source, position`, input)
  return rows.map((row) => clueOf(db, row))
}

/** Throws `not-in-library`. */
export function getClue(db: ReadConnection, id: ClueId): Clue {
  return clueOf(db, one<ClueRow>(db, `${CLUES} WHERE id = :id`, { id }) ?? notHere('clue', id))
}

const supports = z.array(support)

function clueOf(db: ReadConnection, { polygon, content, ...row }: ClueRow): Clue {
  const own = fromJsonOrNull(db, 'clues.content', analystClue, content)
  return {
    ...row,
    supports: fromJson(db, 'clues.supports', supports, row.supports),
    inPosterior: row.inPosterior === 1,
    where: fromJsonOrNull(db, 'clues.polygon', photoPolygon, polygon),
    text: fromJsonOrNull(db, 'clues.text', clue.shape.text, row.text),
    ...(own && { own }),
  }
}
