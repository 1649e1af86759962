import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { WriteConnection } from '../store/connection.ts'
import { takeSessionLock } from '../store/session-lock.ts'
import { endSession, listOpenSessions, type SessionId } from '../store/sessions.ts'
import type { Stamp } from '../store/stamp.ts'
import { asStoreProblem } from '../store/store-problems.ts'
import { inTransaction } from '../store/transaction.ts'

export const lockFile = (sessionsFolder: string, id: SessionId): string => join(sessionsFolder, `${id}.lock`)

/** A lock file as old as this that no open session names was left by a process that died before it said that it is there. */
const STRAY_AFTER_MS = 60_000

/**
 * Ends the sessions whose processes are gone: the lock of each died with it. Their runs become interrupted.
 * Throws `ProblemError` where the folder cannot be read (any more).
 */
export function endDeadSessions(db: WriteConnection, sessionsFolder: string, own: SessionId, stamp: Stamp): void {
  const open = listOpenSessions(db).filter(({ id }) => id !== own)
  for (const { id } of open) {
    const lock = takeSessionLock(lockFile(sessionsFolder, id))
    if (!lock) continue
    inTransaction(db, () => endSession(db, id, stamp))
    lock.release()
  }
  const named = new Set([own, ...open.map(({ id }) => id)].map((id) => `${id}.lock`))
  try {
    for (const name of readdirSync(sessionsFolder).filter((name) => name.endsWith('.lock') && !named.has(name))) {
      removeStray(join(sessionsFolder, name), stamp.now)
    }
  } catch (error) {
    throw asStoreProblem(error, sessionsFolder)
  }
}

function removeStray(file: string, now: Date): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found && now.getTime() - found.mtimeMs > STRAY_AFTER_MS) takeSessionLock(file)?.release()
}
