import type { LocateEvent } from '../engine-protocol.ts'

type Stage = Extract<LocateEvent, { type: 'stage' }>['stage']

const LEAST_INTERVAL_MS = 100

/** Passes events on, progress and words at most ten times a second: words are joined, stale progress is dropped. */
export class SteadyEvents {
  readonly #emit: (event: LocateEvent) => void
  readonly #pieces = new Map<number, string>()
  #tokensWritten = 0
  #lastMs = Number.NEGATIVE_INFINITY
  #stage: Stage | null = null

  constructor(emit: (event: LocateEvent) => void) {
    this.#emit = emit
  }

  stage(stage: Stage, fraction: number | null): void {
    const isNew = stage !== this.#stage
    this.#stage = stage
    if (isNew || this.#isTime()) this.#emit({ type: 'stage', stage, fraction })
  }

  words(sample: number, text: string): void {
    this.#tokensWritten++
    this.#pieces.set(sample, (this.#pieces.get(sample) ?? '') + text)
    if (this.#isTime()) this.flush()
  }

  /** Sends the words that wait. */
  flush(): void {
    const pieces = [...this.#pieces].filter(([, text]) => text !== '').map(([sample, text]) => ({ sample, text }))
    this.#pieces.clear()
    if (pieces.length > 0) this.#emit({ type: 'words-written', pieces, tokensWritten: this.#tokensWritten })
  }

  /** Sends what belongs before it first. */
  now(event: LocateEvent): void {
    this.flush()
    this.#emit(event)
  }

  #isTime(): boolean {
    const nowMs = performance.now()
    if (nowMs - this.#lastMs < LEAST_INTERVAL_MS) return false
    this.#lastMs = nowMs
    return true
  }
}
