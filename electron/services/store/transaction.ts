import type { WriteConnection } from './connection.ts'
import { asStoreProblem } from './store-problems.ts'

const listeners = new WeakMap<WriteConnection, Set<() => void>>()

/**
 * All of `work` is saved, or none of it. The lock for writing is taken at the start, so that what `work` reads
 * cannot be changed by another process before it writes. Inside another transaction it becomes a part of that one.
 */
export function inTransaction<T>(db: WriteConnection, work: () => T): T {
  const outermost = !db.inTransaction
  let result: T
  try {
    result = db.transaction(work).immediate()
  } catch (error) {
    throw asStoreProblem(error, db.name)
  }
  if (outermost) for (const listener of listeners.get(db) ?? []) listener()
  return result
}

/** Calls `listener` after every transaction of this connection. Returns how to stop. */
export function onWritten(db: WriteConnection, listener: () => void): () => void {
  const ofConnection = listeners.get(db) ?? new Set()
  listeners.set(db, ofConnection.add(listener))
  return () => void ofConnection.delete(listener)
}
