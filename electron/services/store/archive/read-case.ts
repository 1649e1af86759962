import type { CaseId } from '../../../contract/ids.ts'
import { logEntry } from '../../../contract/library.ts'
import { canonicalJson } from '../../audit/canonical-json.ts'
import type { ReadConnection } from '../connection.ts'
import { fromJson } from '../json-column.ts'
import { many, one, walk } from '../statements.ts'
import { columnsOf } from './columns.ts'
import type { ArchivedTable } from './tables.ts'

type Cell = string | number | null | Uint8Array

/** The rows of a table that belong to a case, in the order of their key, each as one line of canonical JSON. */
export function* rowLines(db: ReadConnection, { table, where, derived = [] }: ArchivedTable, caseId: CaseId): Generator<string> {
  const columns = columnsOf(db, table)
  const key = columns.filter(({ keyPlace }) => keyPlace > 0).sort((a, b) => a.keyPlace - b.keyPlace)
  const order = key.map(({ name }) => `"${name}"`).join(', ') || 'rowid'
  const names = columns.flatMap(({ name }) => (derived.includes(name) ? [] : name)).sort()
  for (const row of walk<Record<string, Cell>>(db, `SELECT * FROM "${table}" WHERE ${where} ORDER BY ${order}`, { caseId }))
    yield `{${names.map((name) => `${JSON.stringify(name)}:${cellText(row[name] ?? null)}`).join(',')}}`
}

/** Bytes as base64; what JSON has no number for by its name. */
function cellText(cell: Cell): string {
  if (cell instanceof Uint8Array) return JSON.stringify({ base64: Buffer.from(cell).toString('base64') })
  if (typeof cell === 'number' && !Number.isFinite(cell)) return JSON.stringify({ real: String(cell) })
  return JSON.stringify(cell)
}

export function logHead(db: ReadConnection): { sequence: number; hash: string } | null {
  return one(db, 'SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1')
}

/** How many photos were taken out of the case, and therefore stay behind. */
export function photosLeftBehind(db: ReadConnection, caseId: CaseId): number {
  return one<{ count: number }>(db, 'SELECT count(*) AS count FROM photos WHERE case_id = :caseId AND removed_at IS NOT NULL', { caseId })!
    .count
}

export function originalsOfCase(db: ReadConnection, caseId: CaseId): { sha256: string; byteLength: number }[] {
  return many(
    db,
    `SELECT DISTINCT sha256, byte_length AS byteLength FROM photos JOIN originals USING (sha256)
     WHERE case_id = :caseId AND removed_at IS NULL ORDER BY sha256`,
    { caseId },
  )
}

export interface LinkedLogEntry {
  sequence: number
  previousHash: string
  at: string
  actor: string
  action: string
  subject: string
  details: string
  hash: string
}

/** These name folders of the machine, which are nobody's business elsewhere. */
const STAYING_ACTIONS = new Set(['folder-watched', 'folder-unwatched'])
const START = '0'.repeat(64)
const logDetails = logEntry.shape.details

/**
 * The entries of the log that speak of the case or of something in it, each with the hash before it. `ids` are the ids
 * that the case takes along: what is said of anything else stays behind.
 */
export function* caseLog(db: ReadConnection, ids: ReadonlySet<string>): Generator<LinkedLogEntry> {
  let previousHash = START
  for (const row of walk<Omit<LinkedLogEntry, 'previousHash'>>(db, 'SELECT * FROM log ORDER BY sequence')) {
    if (ids.has(row.subject.slice(row.subject.indexOf(':') + 1)) && !STAYING_ACTIONS.has(row.action)) yield { ...row, previousHash }
    previousHash = row.hash
  }
}

/** One line of canonical JSON. Throws `library-damaged` where the entry's details are no longer what was written. */
export function logLine(db: ReadConnection, entry: LinkedLogEntry): string {
  const { sequence, previousHash, at, actor, action, subject, hash } = entry
  const details = fromJson(db, 'log.details', logDetails, entry.details)
  return canonicalJson({ sequence, previousHash, at, actor, action, subject, hash, details })
}
