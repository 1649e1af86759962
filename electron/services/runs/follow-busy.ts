import type { RunId } from '../../contract/ids.ts'
import type { RunEvents } from './run-events.ts'

/** Tells when this process begins to work on runs and when it comes to rest. */
export function followBusy(events: RunEvents, listener: (busy: boolean) => void): void {
  const underWay = new Set<RunId>()
  events.subscribe('run', (event) => {
    if (event.type !== 'run-changed') return
    const busyBefore = underWay.size > 0
    if (event.run.state === 'running') underWay.add(event.run.id)
    else underWay.delete(event.run.id)
    const busy = underWay.size > 0
    if (busy !== busyBefore) listener(busy)
  })
}
