import Database from 'better-sqlite3'
import { asProblemOf } from './quiet-damage.ts'
import { asStoreProblem } from './store-problems.ts'

declare const reads: unique symbol
declare const writes: unique symbol
/** Reads the library. Functions that take it change nothing. */
export type ReadConnection = Database.Database & { readonly [reads]: true }
/** Reads and writes; one per process, so that a process never waits for itself. */
export type WriteConnection = ReadConnection & { readonly [writes]: true }

/** How long a statement waits for another process to finish writing. */
const BUSY_TIMEOUT_MS = 15_000
/** The write-ahead log is cut back to this after a checkpoint; a long import may let it grow beyond. */
const WAL_KEPT_BYTES = 32 * 1024 * 1024

/** Opens or creates the file, and changes nothing in it: that is `prepareSchema`'s. Throws `ProblemError` where it cannot be opened. */
export function openWriteConnection(file: string): WriteConnection {
  return opened(file, { timeout: BUSY_TIMEOUT_MS }, (db) => {
    // Every commit is on the disk before it is acknowledged: this is evidence.
    db.pragma('synchronous = FULL')
    db.pragma('fullfsync = ON')
    db.pragma('foreign_keys = ON')
    // Without it, INSERT OR REPLACE would go around the triggers that keep the log append-only.
    db.pragma('recursive_triggers = ON')
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`)
  }) as WriteConnection
}

/** Opens an existing file for reading only. */
export function openReadConnection(file: string): ReadConnection {
  return opened(file, { timeout: BUSY_TIMEOUT_MS, readonly: true, fileMustExist: true }, () => {}) as ReadConnection
}

function opened(file: string, options: Database.Options, configure: (db: Database.Database) => void): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(file, options)
    configure(db)
    return db
  } catch (error) {
    const problem = db ? asProblemOf(db, error) : asStoreProblem(error, file)
    db?.close()
    throw problem
  }
}

/**
 * Readers and a writer no longer wait for each other. Kept in the file, so mostly done already. Two processes that open
 * a new library at once meet here, and SQLite does not wait by itself for a change of journal mode.
 */
export function switchToWal(db: WriteConnection): void {
  const deadline = Date.now() + BUSY_TIMEOUT_MS
  for (;;) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || Date.now() > deadline) throw asStoreProblem(error, db.name)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
