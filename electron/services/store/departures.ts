import type { Departure } from '../../contract/ledger.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** Writes down an attempt to reach another machine that was refused: not a byte of it left. */
export function noteRefusal(db: WriteConnection, { destination, purpose }: { destination: string; purpose: string }, stamp: Stamp): void {
  inTransaction(db, () => {
    change(
      db,
      `INSERT INTO departures (at, actor, destination, purpose, outcome, bytes_sent, bytes_received)
       VALUES (:at, :actor, :destination, :purpose, 'refused', 0, 0)`,
      { at: stamp.now.toISOString(), actor: stamp.actor, destination, purpose },
    )
    appendLog(db, { action: 'connection-refused', subject: 'library', details: { destination, purpose } }, stamp)
  })
}

/** Writes down a request that is about to be made, and returns its number. */
export function noteDeparture(
  db: WriteConnection,
  { destination, purpose }: { destination: string; purpose: string },
  stamp: Stamp,
): number {
  return inTransaction(db, () => {
    change(
      db,
      `INSERT INTO departures (at, actor, destination, purpose, outcome, bytes_sent, bytes_received)
       VALUES (:at, :actor, :destination, :purpose, 'sent', 0, 0)`,
      { at: stamp.now.toISOString(), actor: stamp.actor, destination, purpose },
    )
    const { number } = one<{ number: number }>(db, 'SELECT last_insert_rowid() AS number')!
    appendLog(db, { action: 'connection-made', subject: 'library', details: { destination, purpose } }, stamp)
    return number
  })
}

/** What went and came over it so far. */
export function countDeparture(db: WriteConnection, number: number, counts: { bytesSent: number; bytesReceived: number }): void {
  inTransaction(db, () =>
    change(db, 'UPDATE departures SET bytes_sent = :bytesSent, bytes_received = :bytesReceived WHERE number = :number', {
      ...counts,
      number,
    }),
  )
}

/** Newest first, with how many there are in all. */
export function listDepartures(db: ReadConnection, input: { before?: number; limit: number }) {
  const departures = many<Departure>(
    db,
    `SELECT number, at, actor, destination, purpose, outcome, bytes_sent AS bytesSent, bytes_received AS bytesReceived
     FROM departures WHERE number < :before ORDER BY number DESC LIMIT :limit`,
    { before: input.before ?? Number.MAX_SAFE_INTEGER, limit: input.limit },
  )
  const counts = one<{ sent: number; refused: number }>(
    db,
    `SELECT count(*) FILTER (WHERE outcome = 'sent') AS sent, count(*) FILTER (WHERE outcome = 'refused') AS refused FROM departures`,
  )!
  return { departures, ...counts }
}
