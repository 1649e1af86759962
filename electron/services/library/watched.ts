import { setTimeout as sleep } from 'node:timers/promises'

/** At most ten a second. */
const BETWEEN_MS = 100

/** What `look` sees now, and then whenever it is something else. Ends when the caller lets go. */
export async function* watched<Seen>(
  look: () => Seen,
  bells: readonly ((ring: () => void) => () => void)[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Seen, void, void> {
  let rung = Promise.withResolvers<void>()
  const ring = () => rung.resolve()
  const stops = bells.map((bell) => bell(ring))
  signal?.addEventListener('abort', ring, { once: true })
  let told = ''
  try {
    while (!signal?.aborted) {
      const seen = look()
      const text = JSON.stringify(seen)
      if (text !== told) yield seen
      told = text
      await rung.promise
      rung = Promise.withResolvers<void>()
      await sleep(BETWEEN_MS)
    }
  } finally {
    for (const stop of stops) stop()
  }
}
