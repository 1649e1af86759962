// What a run will take, reckoned from a few measurements of the same model on the same machine.
import type { Measures } from '../inference/engine-protocol.ts'

export interface ForecastRun {
  imageTokens: number
  /** The photo's among them. */
  promptTokens: number
  /** Samples in each batch, one batch after the other. */
  waves: readonly number[]
  answerTokens: number
}

export interface Forecast {
  lookMs: number
  readMs: number
  writeMs: number
}

/** With so many threads, which must be among those measured. */
export function forecast({ looks, reads, steps }: Measures, threads: number, run: ForecastRun): Forecast {
  const own = reads[0]?.threads ?? threads
  const at = <Row extends { threads: number }>(rows: readonly Row[], count: number) => rows.filter((row) => row.threads === count)
  const look = growth(looks.map(({ imageTokens, ms }) => ({ amount: imageTokens, ms })))
  const read = growth(at(reads, own).map(({ tokens, ms }) => ({ amount: tokens, ms })))
  const readAt = (count: number) => at(reads, count)[0]?.ms ?? Number.NaN
  const step = stepOf(at(steps, own))
  const stepAt = (count: number, together: number) => at(steps, count).find((row) => row.together === together)?.ms ?? Number.NaN
  // How the time grows was measured with the engine's own number of threads alone.
  const faster = (together: number) => stepAt(threads, together) / stepAt(own, together)
  const writeMs = run.waves.reduce((sum, together) => {
    const cells = run.promptTokens + (together * run.answerTokens) / 2
    return sum + run.answerTokens * step(together, cells) * faster(together === 1 ? 1 : MEASURED_TOGETHER)
  }, 0)
  return { lookMs: look(run.imageTokens), readMs: read(run.promptTokens) * (readAt(threads) / readAt(own)), writeMs }
}

const MEASURED_TOGETHER = 8

/** Time that grows with an amount and with its square, through the two largest measurements. */
function growth(points: readonly { amount: number; ms: number }[]): (amount: number) => number {
  const [small, large] = [points.at(-2), points.at(-1)]
  if (!large) return () => Number.NaN
  const proportional = large.ms / large.amount
  if (!small || small.amount === large.amount) return (amount) => proportional * amount
  const square = (proportional - small.ms / small.amount) / (large.amount - small.amount)
  if (square <= 0) return (amount) => proportional * amount
  const linear = small.ms / small.amount - square * small.amount
  if (linear < 0) return (amount) => (large.ms / large.amount ** 2) * amount ** 2
  return (amount) => linear * amount + square * amount ** 2
}

/** Time of a step for so many samples after so many tokens, between and beyond what was measured. */
function stepOf(steps: Measures['steps']): (together: number, cells: number) => number {
  const lines = [1, MEASURED_TOGETHER].map((together) => {
    const rows = steps.filter((row) => row.together === together).toSorted((a, b) => a.cells - b.cells)
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return () => Number.NaN
    const aCell = last.cells > first.cells ? Math.max(0, (last.ms - first.ms) / (last.cells - first.cells)) : 0
    return (cells: number) => Math.max(first.ms + aCell * (cells - first.cells), 0)
  })
  const [alone, eight] = lines as [(cells: number) => number, (cells: number) => number]
  return (together, cells) => {
    const share = (together - 1) / (MEASURED_TOGETHER - 1)
    return alone(cells) + (eight(cells) - alone(cells)) * share
  }
}
