import { z } from 'zod'
import type { LogEntry } from '../../contract/library.ts'
import type { LogDetails } from '../audit/canonical-json.ts'
import { CHAIN_START, entryHash, verifyChain } from '../audit/log-chain.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { toJson } from './json-column.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one, walk } from './statements.ts'

interface LogRow extends Omit<LogEntry, 'details'> {
  details: string
}

const logDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Writes down what is done, in the transaction that does it. */
export function appendLog(db: WriteConnection, deed: { action: string; subject: string; details?: LogDetails }, stamp: Stamp): void {
  const last = one<{ sequence: number; hash: string }>(db, 'SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1')
  const entry = {
    sequence: (last?.sequence ?? 0) + 1,
    at: stamp.now.toISOString(),
    actor: stamp.actor,
    action: deed.action,
    subject: deed.subject,
    details: deed.details ?? {},
  }
  change(
    db,
    `INSERT INTO log (sequence, at, actor, action, subject, details, hash)
     VALUES (:sequence, :at, :actor, :action, :subject, :details, :hash)`,
    { ...entry, details: toJson(entry.details), hash: entryHash(last?.hash ?? CHAIN_START, entry) },
  )
}

/** Newest first; `before` is a sequence number to go on from. */
export function listLog(db: ReadConnection, input: { before?: number; limit: number }): LogEntry[] {
  const rows = many<LogRow>(db, 'SELECT * FROM log WHERE sequence < :before ORDER BY sequence DESC LIMIT :limit', {
    before: input.before ?? Number.MAX_SAFE_INTEGER,
    limit: input.limit,
  })
  return rows.map((row) => ({ ...row, details: detailsOf(row) ?? {} }))
}

/** Recomputes every hash of the log. Takes about a second per hundred thousand entries. */
export function verifyLog(db: ReadConnection): { entries: number; intact: boolean; firstBroken: number | null } {
  const counter = one<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'log'")
  return verifyChain(chain(db), counter?.seq ?? 0)
}

function* chain(db: ReadConnection) {
  for (const row of walk<LogRow>(db, 'SELECT * FROM log ORDER BY sequence')) {
    const details = detailsOf(row)
    // Details that are no longer JSON were tampered with: no hash is right for them.
    yield details ? { ...row, details } : { ...row, details: {}, hash: '' }
  }
}

function detailsOf(row: LogRow): LogDetails | null {
  try {
    return logDetails.parse(JSON.parse(row.details))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
