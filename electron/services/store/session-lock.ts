import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { asStoreProblem } from './store-problems.ts'

export interface SessionLock {
  release(): void
}

/**
 * Takes a lock that the operating system lets go of when this process ends, however it ends. The lock is SQLite's own
 * exclusive lock on an empty file, since SQLite has settled how to lock a file on every system. Null when another holds it.
 */
export function takeSessionLock(file: string): SessionLock | null {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { timeout: 0 })
    // No journal beside it: nothing is ever written into the file.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw asStoreProblem(error, file)
  }
  const held = db
  return {
    release: () => {
      held.close()
      rmSync(file, { force: true })
    },
  }
}
