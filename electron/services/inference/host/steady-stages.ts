const LEAST_INTERVAL_MS = 100

interface StageEvent<Stage> {
  type: 'stage'
  stage: Stage
  fraction: number | null
}

/** Progress at most ten times a second. */
export function steadyStages<Stage>(emit: (event: StageEvent<Stage>) => void): (stage: Stage, fraction: number | null) => void {
  let last: { stage: Stage | null; atMs: number } = { stage: null, atMs: Number.NEGATIVE_INFINITY }
  return (stage, fraction) => {
    const nowMs = performance.now()
    if (stage === last.stage && nowMs - last.atMs < LEAST_INTERVAL_MS) return
    last = { stage, atMs: nowMs }
    emit({ type: 'stage', stage, fraction })
  }
}
