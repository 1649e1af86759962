import type { AnalystClue } from '../../contract/analyst-clues.ts'
import type { Clue } from '../../contract/clues.ts'
import type { ClueId, PhotoId } from '../../contract/ids.ts'
import { clueOfAnalyst } from '../../core/clues/analyst-clue.ts'
import { ProblemError } from '../../core/problem.ts'
import { addClue, getClue } from './clues.ts'
import type { WriteConnection } from './connection.ts'
import { toJson, toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import { getPhoto } from './photos.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

export interface NewAnalystClue {
  clueId: ClueId
  photoId: PhotoId
  content: AnalystClue
}

/** What an analyst claims goes straight into the answer: it is accepted by whoever gives it. */
export function addAnalystClue(db: WriteConnection, input: NewAnalystClue, stamp: Stamp): Clue {
  const { clueId: id, photoId, content } = input
  return inTransaction(db, () => {
    getPhoto(db, photoId)
    const last = one<{ position: number | null }>(
      db,
      "SELECT max(position) AS position FROM clues WHERE photo_id = :photoId AND source = 'analyst'",
      { photoId },
    )
    const clue: Clue = { ...clueOfAnalyst(content), id, photoId, source: 'analyst', standing: 'accepted', own: content }
    // Its own id tells it from the others: two claims may say the same in the same words.
    addClue(db, clue, (last?.position ?? -1) + 1, id)
    made(db, 'clue-added', clue, stamp)
    return getClue(db, id)
  })
}

/** Throws `not-your-clue`. */
export function changeAnalystClue(db: WriteConnection, input: { clueId: ClueId; content: AnalystClue }, stamp: Stamp): Clue {
  return inTransaction(db, () => {
    const before = ownClue(db, input.clueId)
    const after: Clue = { ...before, ...clueOfAnalyst(input.content), own: input.content }
    change(
      db,
      `UPDATE clues SET kind = :kind, title = :title, reason = :reason, quote = :quote, supports = :supports, reliability = :reliability,
         polygon = :polygon, content = :content WHERE id = :id`,
      {
        ...{ id: after.id, kind: after.kind, title: after.title, reason: after.reason, quote: after.quote, reliability: after.reliability },
        supports: toJson(after.supports),
        polygon: toJsonOrNull(after.where),
        content: toJson(input.content),
      },
    )
    made(db, 'clue-changed', after, stamp)
    return getClue(db, after.id)
  })
}

/** Out of sight and out of the answer, or back. Throws `not-your-clue`. */
export function setAnalystClueRemoved(db: WriteConnection, input: { clueId: ClueId; removed: boolean }, stamp: Stamp): Clue {
  return inTransaction(db, () => {
    const clue = ownClue(db, input.clueId)
    change(db, 'UPDATE clues SET removed_at = :at WHERE id = :id', { id: clue.id, at: input.removed ? stamp.now.toISOString() : null })
    made(db, input.removed ? 'clue-removed' : 'clue-brought-back', clue, stamp)
    return clue
  })
}

/** Writes into the log what was done, and has the clue's words found, or no longer. */
function made(db: WriteConnection, action: string, clue: Clue, stamp: Stamp): void {
  const { caseId } = getPhoto(db, clue.photoId)
  const origin = `clue:${clue.id}`
  dropWords(db, origin)
  if (action !== 'clue-removed') {
    const words = [clue.title, clue.quote, clue.reason].filter((part) => part !== '').join(' · ')
    indexWords(db, { kind: 'note', origin, caseId, photoId: clue.photoId, words })
  }
  const details = { clue: clue.id, title: clue.title, strength: clue.own?.strength ?? null, quote: clue.quote, reason: clue.reason }
  appendLog(db, { action, subject: `photo:${clue.photoId}`, details }, stamp)
}

function ownClue(db: WriteConnection, id: ClueId): Clue {
  const clue = getClue(db, id)
  if (clue.source === 'analyst') return clue
  throw new ProblemError({
    code: 'not-your-clue',
    message: 'This clue was found by the program: its words cannot be changed.',
    remedy: 'Accept, doubt or reject it, and add a clue of your own for what you know better.',
    details: { clue: id },
  })
}
