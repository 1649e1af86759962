import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { problemOf } from '../../core/problem.ts'
import { openReadConnection, openWriteConnection, type WriteConnection } from '../store/connection.ts'
import { prepareSchema } from '../store/schema.ts'
import { type SessionLock, takeSessionLock } from '../store/session-lock.ts'
import { addSession, endSession, newSessionId } from '../store/sessions.ts'
import type { Stamp } from '../store/stamp.ts'
import { endDeadSessions, lockFile } from './dead-sessions.ts'
import type { Library } from './library.ts'
import { type LibraryFolder, originalPath, prepareFolder } from './library-folder.ts'
import { watchLibrary } from './watch-library.ts'

export interface OpenLibraryOptions {
  folder: string
  /** The clock. */
  now?: () => Date
  /** Who works with it; the name under which this person is logged in by default. */
  actor?: string
}

/** How often other processes are looked after. */
const DEAD_SESSIONS_EVERY_MS = 2_000
/** Acts in the log that nobody asked for. */
const PROGRAM = 'whereabouts'

/**
 * Opens the library in `folder`, or makes a new one. Several processes may have one library open.
 * Throws `ProblemError`: library-damaged, library-from-newer-version, library-foreign, library-read-only,
 * library-folder-unusable, library-unreachable, library-busy, disk-full.
 */
export function openLibrary({ folder, now = () => new Date(), actor = accountName() }: OpenLibraryOptions): Library {
  const paths = prepareFolder(resolve(folder))
  const write = openWriteConnection(paths.file)
  try {
    return openWith(paths, write, () => ({ actor, now: now() }))
  } catch (error) {
    write.close()
    throw error
  }
}

function openWith(paths: LibraryFolder, write: WriteConnection, stamp: () => Stamp): Library {
  const byProgram = () => ({ ...stamp(), actor: PROGRAM })
  prepareSchema(write, byProgram())
  const session = newSessionId()
  // Before the row that names it: a session without a lock would be taken for dead.
  const lock = takeSessionLock(lockFile(paths.sessions, session))!
  const lookAfterOthers = () => endDeadSessions(write, paths.sessions, session, byProgram())
  try {
    addSession(write, { id: session, processId: process.pid }, stamp())
    lookAfterOthers()
    return openedLibrary(paths, { write, read: openReadConnection(paths.file), session, lock, stamp, byProgram, lookAfterOthers })
  } catch (error) {
    lock.release()
    throw error
  }
}

interface Opened extends Pick<Library, 'read' | 'write' | 'session' | 'stamp'> {
  lock: SessionLock
  byProgram: () => Stamp
  lookAfterOthers: () => void
}

function openedLibrary(paths: LibraryFolder, { read, write, session, lock, stamp, byProgram, lookAfterOthers }: Opened): Library {
  const stops = new Set<() => void>()
  const housekeeping = setInterval(() => orLater(lookAfterOthers), DEAD_SESSIONS_EVERY_MS)
  housekeeping.unref()
  return {
    folder: paths.folder,
    read,
    write,
    session,
    stamp,
    byProgram,
    originalPath: (sha256) => originalPath(paths, sha256),
    onChange: (listener) => {
      const stopWatching = watchLibrary(write, listener)
      stops.add(stopWatching)
      return () => {
        stops.delete(stopWatching)
        stopWatching()
      }
    },
    close: () => {
      clearInterval(housekeeping)
      for (const stop of stops) stop()
      if (!write.open) return
      // Where this fails, whoever opens the library next ends the session.
      orLater(() => endSession(write, session, byProgram()))
      read.close()
      write.close()
      lock.release()
    },
  }
}

/** For housekeeping: a full disk or a lost drive shows itself to whoever works with the library, and the next time comes. */
function orLater(housekeeping: () => void): void {
  try {
    housekeeping()
  } catch (error) {
    if (!problemOf(error)) throw error
  }
}

/** Some accounts, in containers above all, have a number and no name. */
function accountName(): string {
  try {
    return userInfo().username
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SYSTEM_ERROR') throw error
    return `user ${process.getuid?.() ?? ''}`.trim()
  }
}
