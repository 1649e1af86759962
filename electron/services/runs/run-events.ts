import { EventPublisher } from '@orpc/server'
import type { RunEvent } from '../../contract/runs.ts'

/** Words of a run must not be dropped while a slow page catches up: a run of 64 samples fits in many times over. */
const BUFFERED_EVENTS = 20_000

export type RunEvents = EventPublisher<{ run: RunEvent }>

/** What happens in the runs that this process works on. */
export function createRunEvents(): RunEvents {
  return new EventPublisher({ maxBufferedEvents: BUFFERED_EVENTS })
}
