import type { WriteConnection } from './connection.ts'
import { asProblemOf } from './quiet-damage.ts'
import { announceChanges, forgetChanges } from './written.ts'

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
    if (outermost) forgetChanges(db)
    throw asProblemOf(db, error)
  }
  if (outermost) announceChanges(db)
  return result
}
