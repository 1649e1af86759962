// How many samples are written at the same time.

export interface WaveLimits {
  promptTokens: number
  maxNewTokens: number
  keyValueBytesPerToken: number
  /** Memory that the KV cache may take. */
  budgetBytes: number
}

// Every token looks past the cells of all samples in the cache, so very many at once waste what batching gains.
const MOST_CELLS_OF_SAMPLES = 8192
const FEWEST_WORTH_BATCHING = 8
const MOST_AT_ONCE = 16

/** Splits sample numbers into waves of nearly equal size. Tokens do not depend on the split: every sample has its own random stream. */
export function inWaves(samples: readonly number[], limits: WaveLimits): number[][] {
  const affordable = Math.floor(limits.budgetBytes / limits.keyValueBytesPerToken - limits.promptTokens) / limits.maxNewTokens
  const useful = Math.min(MOST_AT_ONCE, Math.max(FEWEST_WORTH_BATCHING, Math.floor(MOST_CELLS_OF_SAMPLES / limits.maxNewTokens)))
  const atOnce = Math.max(1, Math.min(samples.length, useful, Math.floor(affordable)))
  const waves = Math.ceil(samples.length / atOnce)
  const size = Math.ceil(samples.length / waves)
  return Array.from({ length: waves }, (_, wave) => samples.slice(wave * size, (wave + 1) * size)).filter((wave) => wave.length > 0)
}

// The last sample that is still written has a few idle rows beside it (native/src/session.h).
const COMPANIONS = 4
// A few cells more than needed let the next run reuse the cache.
const CELLS_A_STEP = 512

/** Cells of the KV cache for the prompt once and `samples` continuations of it. */
export function cellsFor(promptTokens: number, samples: number, maxNewTokens: number): number {
  return Math.ceil((promptTokens + samples * maxNewTokens + COMPANIONS) / CELLS_A_STEP) * CELLS_A_STEP
}
