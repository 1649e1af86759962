import type { WriteConnection } from './connection.ts'

const unannounced = new WeakSet<WriteConnection>()
const listeners = new WeakMap<WriteConnection, Set<() => void>>()

/** Calls `listener` after every transaction of this connection that changed anything. Returns how to stop. */
export function onWritten(db: WriteConnection, listener: () => void): () => void {
  const ofConnection = listeners.get(db) ?? new Set()
  listeners.set(db, ofConnection.add(listener))
  return () => void ofConnection.delete(listener)
}

export function noteChange(db: WriteConnection): void {
  unannounced.add(db)
}

export function forgetChanges(db: WriteConnection): void {
  unannounced.delete(db)
}

/** A transaction that only looked is not announced: listeners look again themselves, and would never come to rest. */
export function announceChanges(db: WriteConnection): void {
  if (!unannounced.delete(db)) return
  for (const listener of listeners.get(db) ?? []) listener()
}
