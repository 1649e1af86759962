import type { Pace } from './patience.ts'

/** Resolves when so many more bytes may be taken. */
export type Bandwidth = (bytes: number, signal: AbortSignal | undefined) => Promise<void>

/** How much may come at once after a pause, in seconds of the limit. */
const BURST_SECONDS = 0.25

/** At most so many bytes a second, over all that share it; null: as fast as they come. */
export function limitBandwidth(bytesPerSecond: number | null, pace: Pace): Bandwidth {
  if (bytesPerSecond === null) return async () => {}
  let freeAtMs = Number.NEGATIVE_INFINITY
  return async (bytes, signal) => {
    const nowMs = pace.now()
    // Every byte books its time; what was not used is given back up to the burst.
    freeAtMs = Math.max(freeAtMs, nowMs - BURST_SECONDS * 1000) + (bytes / bytesPerSecond) * 1000
    if (freeAtMs > nowMs) await pace.wait(freeAtMs - nowMs, signal)
  }
}
