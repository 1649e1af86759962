import { randomUUID } from 'node:crypto'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { interruptDownloadsOfSession } from './download-changes.ts'
import { requeueIntakeOfSession } from './intake-changes.ts'
import { interruptRunsOfSession } from './run-changes.ts'
import type { Stamp } from './stamp.ts'
import { change, many } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** One process that has the library open. */
export type SessionId = string & { readonly SessionId: unique symbol }

export const newSessionId = () => randomUUID() as string as SessionId

/** The caller holds the session's lock already, so that nobody takes it for dead. */
export function addSession(db: WriteConnection, input: { id: SessionId; processId: number }, stamp: Stamp): void {
  inTransaction(db, () =>
    change(db, 'INSERT INTO sessions (id, process_id, actor, opened_at) VALUES (:id, :processId, :actor, :now)', {
      ...input,
      actor: stamp.actor,
      now: stamp.now.toISOString(),
    }),
  )
}

/** Sessions that have not said that they ended; their process may be gone nevertheless. */
export function listOpenSessions(db: ReadConnection): { id: SessionId; processId: number }[] {
  return many(db, 'SELECT id, process_id AS processId FROM sessions WHERE ended_at IS NULL')
}

/** Ends a session of this or of a dead process. Its runs under way become interrupted; those that wait stay in the queue, and so does a file that it was adding. Its downloads are paused. */
export function endSession(db: WriteConnection, id: SessionId, stamp: Stamp): void {
  inTransaction(db, () => {
    const ended = change(db, 'UPDATE sessions SET ended_at = :now WHERE id = :id AND ended_at IS NULL', {
      id,
      now: stamp.now.toISOString(),
    })
    if (ended === 0) return
    interruptRunsOfSession(db, id, stamp)
    requeueIntakeOfSession(db, id)
    interruptDownloadsOfSession(db, id)
  })
}
