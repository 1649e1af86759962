import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseId } from '../../contract/ids.ts'
import type { IntakeSummary } from '../../contract/intake.ts'
import type { Library } from '../library/library.ts'
import { intakeCounts, intakeUnderWay, isIntakePaused } from '../store/intake.ts'
import { intakeAlike, intakeFoundHere } from '../store/intake-likeness.ts'
import type { IntakeQueue } from './intake-queue.ts'

/** At most ten a second. */
const BETWEEN_MS = 100

export function intakeSummary(library: Library, queue: IntakeQueue, caseId: CaseId): IntakeSummary {
  const now = intakeUnderWay(library.read, { caseId })
  const own = queue.underWay()
  return {
    paused: isIntakePaused(library.read),
    counts: intakeCounts(library.read, { caseId }),
    alike: intakeAlike(library.read, { caseId }),
    foundHere: intakeFoundHere(library.read, { caseId }),
    now: now && { fileName: now.fileName, fraction: own?.number === now.number ? own.fraction : null },
  }
}

/** The summary now, and then whenever it is another. Ends when the caller lets go. */
export async function* intakeSummaries(
  library: Library,
  queue: IntakeQueue,
  caseId: CaseId,
  signal: AbortSignal | undefined,
): AsyncGenerator<IntakeSummary, void, void> {
  let rung = Promise.withResolvers<void>()
  const ring = () => rung.resolve()
  const stops = [library.onChange(ring), queue.onProgress(ring)]
  signal?.addEventListener('abort', ring, { once: true })
  let told = ''
  try {
    while (!signal?.aborted) {
      const summary = intakeSummary(library, queue, caseId)
      const text = JSON.stringify(summary)
      if (text !== told) yield summary
      told = text
      await rung.promise
      rung = Promise.withResolvers<void>()
      await sleep(BETWEEN_MS)
    }
  } finally {
    for (const stop of stops) stop()
  }
}
