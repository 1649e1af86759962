/** At least four fifths of the time is left to others. */
const REST = 4

/**
 * `work` for something that is asked for again and again: it never runs twice at once, and rests after each time for a
 * multiple of how long it took. All who ask meanwhile share the next time, and their promises end with it.
 */
export function paced(work: () => Promise<void>, now: () => number = () => performance.now()): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let restUntil = 0

  async function run(): Promise<void> {
    const started = now()
    try {
      await work()
    } finally {
      const ended = now()
      restUntil = ended + (ended - started) * REST
      running = null
    }
  }

  async function later(): Promise<void> {
    await running
    const restMs = restUntil - now()
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
    next = null
    running = run()
    return running
  }

  return () => {
    if (!running && now() >= restUntil) {
      running = run()
      return running
    }
    next ??= later()
    return next
  }
}
