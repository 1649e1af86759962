/** Some 300 kB each: what the claims that were looked at last would change, and a few steps back. */
const KEPT_AT_MOST = 16

export interface Foresight<Evidence, Answer> {
  /** The answer to this evidence, worked out now unless it was before. What is still foreseen is given up: it was for another answer. */
  answer(evidence: Evidence): Answer
  /** Works these out ahead, one whenever nothing else is waiting; takes the place of what was still to be foreseen. */
  foresee(evidence: readonly Evidence[]): void
}

/** Keeps the answers to the evidence of late. `compute` is pure. */
export function createForesight<Evidence, Answer>(
  compute: (evidence: Evidence) => Answer,
  { signal, onBug }: { signal: AbortSignal; onBug: (error: unknown) => void },
): Foresight<Evidence, Answer> {
  const kept = new Map<string, Answer>()
  let ahead: Evidence[] = []
  let scheduled = false

  function computed(evidence: Evidence, key: string): Answer {
    const answer = compute(evidence)
    kept.set(key, answer)
    if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string)
    return answer
  }

  function schedule(): void {
    if (scheduled || ahead.length === 0) return
    scheduled = true
    // After whatever has come in: a question that somebody waits for goes first.
    setImmediate(() => {
      scheduled = false
      next()
    })
  }

  function next(): void {
    const evidence = ahead.shift()
    if (evidence === undefined || signal.aborted) return
    try {
      const key = JSON.stringify(evidence)
      if (!kept.has(key)) computed(evidence, key)
    } catch (error) {
      onBug(error)
    }
    schedule()
  }

  return {
    answer(evidence) {
      const key = JSON.stringify(evidence)
      const known = kept.get(key)
      if (known === undefined) {
        ahead = []
        return computed(evidence, key)
      }
      // Used last is given up last.
      kept.delete(key)
      kept.set(key, known)
      return known
    },
    foresee(evidence) {
      ahead = [...evidence]
      schedule()
    },
  }
}
