import { median } from '../bench.ts'

export interface Timings {
  p50Ms: number
  p99Ms: number
  maxMs: number
}

/**
 * Times each call by itself in as many passes over all inputs as there are rounds; the median of an input's passes counts, so that what else
 * the machine does in between does not. The result of the first pass is handed to `check`, outside the clock.
 */
export function timeEach<T, R>(inputs: readonly T[], rounds: number, call: (input: T) => R, check: (input: T, result: R) => void): Timings {
  const passes = Array.from({ length: rounds }, () => new Float64Array(inputs.length))
  passes.forEach((durations, pass) => {
    inputs.forEach((input, i) => {
      const before = performance.now()
      const result = call(input)
      durations[i] = performance.now() - before
      if (pass === 0) check(input, result)
    })
  })
  const durations = Float64Array.from(inputs, (_, i) => median(passes.map((pass) => pass[i] ?? Number.NaN))).sort()
  const at = (share: number) => durations[Math.min(durations.length - 1, Math.floor(share * durations.length))] ?? Number.NaN
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}

/** Numbers 0 ≤ x < 1 that are the same on every run (mulberry32, T. Ettinger, 2017). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
