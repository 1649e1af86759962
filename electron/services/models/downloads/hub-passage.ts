import type { Leave } from '../../../../models/downloads/departure.ts'
import { letThrough } from '../../ledger/network-gate.ts'
import type { Library } from '../../library/library.ts'
import { countDeparture, noteDeparture } from '../../store/departures.ts'

/** How often what went and came is written down while a request lasts: after a crash the ledger is that far off at most. */
const COUNT_EVERY_MS = 2000

/** Writes every request into the library's ledger before it leaves, and opens the gate for it and for as long as it lasts. */
export function createPassages(library: Library): Leave {
  return ({ connectsTo, destination, purpose }) => {
    const shown = connectsTo === destination ? destination : `${destination} by way of ${connectsTo}`
    const number = noteDeparture(library.write, { destination: shown, purpose }, library.stamp())
    const close = letThrough(connectsTo)
    const counts = { bytesSent: 0, bytesReceived: 0 }
    let countedAtMs = performance.now()
    let isOpen = true
    return {
      count(bytesSent, bytesReceived) {
        counts.bytesSent += bytesSent
        counts.bytesReceived += bytesReceived
        if (performance.now() - countedAtMs < COUNT_EVERY_MS) return
        countedAtMs = performance.now()
        countDeparture(library.write, number, counts)
      },
      close() {
        if (!isOpen) return
        isOpen = false
        close()
        countDeparture(library.write, number, counts)
      },
    }
  }
}
