/** One request, or several for one photo, as the caller sees it. Milliseconds; null = the engine does not tell. */
export interface Measurement {
  totalMs: number
  encodeMs: number | null
  /** With the image's encoding where the engine does not tell them apart. */
  prefillMs: number | null
  decodeMs: number | null
  promptTokens: number | null
  tokensWritten: number
}

/** Runs `work` and adds the time it took. */
export async function timed<Rest>(work: () => Promise<Rest>): Promise<Rest & { totalMs: number }> {
  const start = performance.now()
  const rest = await work()
  return { ...rest, totalMs: performance.now() - start }
}
