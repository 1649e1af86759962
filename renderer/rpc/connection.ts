import { createStore } from 'zustand/vanilla'
import { desktop } from './desktop-bridge.ts'
import { openPortWire } from './port-wire.ts'
import { openWebSocketWire } from './websocket-wire.ts'
import type { Wire } from './wire.ts'

export interface Connection {
  /** `connecting` at first, `lost` while trying again. */
  phase: 'connecting' | 'open' | 'lost'
  wire: Wire | null
  /** Failed tries since the line was last open. */
  failures: number
}

export const connection = createStore<Connection>(() => ({ phase: 'connecting', wire: null, failures: 0 }))

/** Waiting time before try number `failures`, ms: quick at first, never longer than 5 s. */
export function retryDelayMs(failures: number): number {
  return Math.min(5000, 250 * 2 ** Math.min(failures, 10))
}

let wakeUp = () => {}

/** Tries again now instead of when the waiting time is over. */
export function retryNow(): void {
  wakeUp()
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs)
    wakeUp = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

/** Keeps a line to the workbench process open for as long as the page lives. */
export async function stayConnected(): Promise<never> {
  for (;;) {
    try {
      const wire = await (desktop ? openPortWire(desktop) : openWebSocketWire(document.baseURI))
      connection.setState({ phase: 'open', wire, failures: 0 })
      await wire.closed
      connection.setState({ phase: 'lost', wire: null })
    } catch {
      // Not reachable is a state that the page shows, not an error: the loop tries again.
      connection.setState((before) => ({ ...before, wire: null, failures: before.failures + 1 }))
      if (connection.getState().failures > 2) connection.setState({ phase: 'lost' })
    }
    await pause(retryDelayMs(connection.getState().failures))
  }
}
