// What the log speaks of, by the names that people know it by.
import type { NamedLogEntry } from '../../contract/library.ts'
import type { ReadConnection } from './connection.ts'
import { listLog } from './log.ts'
import { one } from './statements.ts'

const NAME_OF: Record<string, string | undefined> = {
  case: 'SELECT title AS name FROM cases WHERE id = :id',
  photo: 'SELECT file_name AS name FROM photos WHERE id = :id',
  run: 'SELECT photos.file_name AS name FROM runs JOIN photos ON photos.id = runs.photo_id WHERE runs.id = :id',
}

/** As `listLog`; each subject with its name, null where it has none or is not there. */
export function listNamedLog(db: ReadConnection, input: { before?: number; limit: number }): NamedLogEntry[] {
  const names = new Map<string, string | null>()
  const nameOf = (subject: string): string | null => {
    const [kind = '', id = ''] = subject.split(':')
    const sql = NAME_OF[kind]
    return sql ? (one<{ name: string }>(db, sql, { id })?.name ?? null) : null
  }
  return listLog(db, input).map((entry) => {
    if (!names.has(entry.subject)) names.set(entry.subject, nameOf(entry.subject))
    return { ...entry, subjectName: names.get(entry.subject) ?? null }
  })
}
