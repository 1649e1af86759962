// What every benchmark of this program is, so that one command can run any of them.

export interface BenchOptions {
  /** How often each thing is measured; medians are reported. */
  rounds: number
  /** For what computes with several threads. */
  threads: number
  /** What is being done now, for the person who waits. */
  log: (text: string) => void
}

export interface BenchTable {
  title: string
  head: string[]
  rows: (string | number)[][]
}

/** One of the promises that the benchmark checks. */
export interface BenchTarget {
  promise: string
  measured: string
  met: boolean
}

export interface BenchReport {
  tables: BenchTable[]
  targets: BenchTarget[]
  /** Everything measured, for programs. */
  data: unknown
}

export interface Bench {
  name: string
  about: string
  run: (options: BenchOptions) => Promise<BenchReport>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}
