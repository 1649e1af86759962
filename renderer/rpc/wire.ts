import type { ClientLink } from '@orpc/client'

export type NoContext = Record<never, never>

/** One open line to the workbench process; when it closes, it is never opened again: a new one is made. */
export interface Wire {
  link: ClientLink<NoContext>
  /** Settles when the line is gone, for whatever reason. */
  closed: Promise<void>
}
