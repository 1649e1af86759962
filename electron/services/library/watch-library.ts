import { problemOf } from '../../core/problem.ts'
import { changeCounter } from '../store/change-counter.ts'
import type { WriteConnection } from '../store/connection.ts'
import { onWritten } from '../store/written.ts'

/** How soon the writing of another process is seen. */
const POLL_MS = 300

/**
 * Calls `onChange` after anything was written: at once for this process's own writing (many writes in a row make one
 * call), within `POLL_MS` for another's. Never keeps the process alive. Returns how to stop.
 */
export function watchLibrary(db: WriteConnection, onChange: () => void): () => void {
  let announced: NodeJS.Immediate | null = null
  const announce = () => {
    announced ??= setImmediate(() => {
      announced = null
      onChange()
    })
  }
  const stopListening = onWritten(db, announce)
  // On the connection that writes, the counter moves for the writes of others only.
  let seen: number | null = changeCounter(db)
  const poll = setInterval(() => {
    const counter = counterOrNull(db)
    if (counter === seen) return
    seen = counter
    announce()
  }, POLL_MS)
  poll.unref()
  return () => {
    stopListening()
    clearInterval(poll)
    if (announced) clearImmediate(announced)
  }
}

/** Null when the file cannot be read any more: whoever is told of a change reads again, and meets the failure where it can be shown. */
function counterOrNull(db: WriteConnection): number | null {
  try {
    return changeCounter(db)
  } catch (error) {
    if (problemOf(error)) return null
    throw error
  }
}
