// Status, assignee, tags and custom fields: of a case, and (the first and the third) of a photo.
import type { CaseId, PhotoId } from '../../contract/ids.ts'
import type { CaseChanges, CustomField, PhotoChanges, WorkStatus } from '../../contract/work.ts'
import { getCase } from './cases.ts'
import type { WriteConnection } from './connection.ts'
import { toJson } from './json-column.ts'
import { appendLog } from './log.ts'
import { getPhoto } from './photos.ts'
import { dropWords, indexWords } from './search-index.ts'
import type { Stamp } from './stamp.ts'
import { change } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** Returns what to set for everything to be as it was. Throws `not-in-library`. */
export function changeCase(db: WriteConnection, input: { caseId: CaseId; changes: CaseChanges }, stamp: Stamp): CaseChanges {
  const { caseId, changes } = input
  return inTransaction(db, () => {
    const before = getCase(db, caseId)
    const { status = before.status, assignee = before.assignee } = changes
    change(db, 'UPDATE cases SET status = :status, assignee = :assignee WHERE id = :caseId', { caseId, status, assignee })
    if (changes.tags) {
      change(db, 'DELETE FROM case_tags WHERE case_id = :caseId', { caseId })
      for (const [position, tag] of withoutRepeats(changes.tags).entries())
        change(db, 'INSERT INTO case_tags (case_id, tag, position) VALUES (:caseId, :tag, :position)', { caseId, tag, position })
    }
    if (changes.fields) {
      change(db, 'DELETE FROM case_fields WHERE case_id = :caseId', { caseId })
      for (const [position, { name, value }] of changes.fields.entries())
        change(db, 'INSERT INTO case_fields (case_id, position, name, value) VALUES (:caseId, :position, :name, :value)', {
          ...{ caseId, position, name, value },
        })
    }
    const after = getCase(db, caseId)
    const origin = `case-work:${caseId}`
    dropWords(db, origin)
    for (const words of wordsOf(after)) indexWords(db, { kind: 'property', origin, caseId, photoId: null, words })
    appendLog(db, { action: 'case-changed', subject: `case:${caseId}`, details: logged(changes) }, stamp)
    return only(changes, before)
  })
}

/** Returns what to set for everything to be as it was. Throws `not-in-library`. */
export function changePhoto(db: WriteConnection, input: { photoId: PhotoId; changes: PhotoChanges }, stamp: Stamp): PhotoChanges {
  const { photoId, changes } = input
  return inTransaction(db, () => {
    const before = getPhoto(db, photoId)
    change(db, 'UPDATE photos SET status = :status WHERE id = :photoId', { photoId, status: changes.status ?? before.status })
    if (changes.tags) {
      change(db, 'DELETE FROM photo_tags WHERE photo_id = :photoId', { photoId })
      for (const [position, tag] of withoutRepeats(changes.tags).entries())
        change(db, 'INSERT INTO photo_tags (photo_id, tag, position) VALUES (:photoId, :tag, :position)', { photoId, tag, position })
    }
    const { caseId, ...after } = getPhoto(db, photoId)
    const origin = `photo-work:${photoId}`
    dropWords(db, origin)
    for (const words of wordsOf(after)) indexWords(db, { kind: 'property', origin, caseId, photoId, words })
    appendLog(db, { action: 'photo-changed', subject: `photo:${photoId}`, details: logged(changes) }, stamp)
    return only(changes, before)
  })
}

/** Two spellings of a tag that differ in their letter case alone are one: the first counts. */
function withoutRepeats(tags: readonly string[]): string[] {
  const first = new Map<string, string>()
  for (const tag of tags) if (!first.has(tag.toLowerCase())) first.set(tag.toLowerCase(), tag)
  return [...first.values()]
}

/** A status that nobody set yet says nothing, and would be found with every photo there is. */
const STATUS_WORDS: Record<WorkStatus, string> = {
  'to-do': '',
  'in-progress': 'in progress',
  'needs-help': 'needs help',
  ready: 'ready',
  closed: 'closed',
}

function wordsOf(work: { status: WorkStatus; tags: string[]; assignee?: string; fields?: CustomField[] }): string[] {
  return [
    STATUS_WORDS[work.status],
    work.assignee ?? '',
    ...work.tags,
    ...(work.fields ?? []).map(({ name, value }) => `${name}: ${value}`),
  ]
}

/** The values in `before` of what `changes` changes. */
function only<Changes extends object>(changes: Changes, before: Required<Changes>): Changes {
  return Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof Changes]])) as Changes
}

function logged(changes: CaseChanges & PhotoChanges): Record<string, string> {
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, typeof value === 'string' ? value : toJson(value)]))
}
