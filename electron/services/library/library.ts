import type { Sha256 } from '../../contract/ids.ts'
import type { ReadConnection, WriteConnection } from '../store/connection.ts'
import type { SessionId } from '../store/sessions.ts'
import type { Stamp } from '../store/stamp.ts'

/** An open library: a folder with `library.sqlite`, the photos' bytes under `originals/`, and who is in it under `sessions/`. */
export interface Library {
  folder: string
  read: ReadConnection
  write: WriteConnection
  /** This process's own; runs that it works on are marked interrupted when it dies. */
  session: SessionId
  /** The person at this computer, at this moment: for what the analyst does. */
  stamp(): Stamp
  /** The program itself, at this moment: for what it does without being asked for that deed. */
  byProgram(): Stamp
  /** Where the bytes of an original lie, or are to lie. */
  originalPath(sha256: Sha256): string
  /** Calls `listener` soon after anything was written, by this process or by another. Returns how to stop. */
  onChange(listener: () => void): () => void
  /** Runs still under way are marked interrupted. */
  close(): void
}
