import type { CaseId } from '../../contract/ids.ts'
import type { IntakeSummary } from '../../contract/intake.ts'
import type { Library } from '../library/library.ts'
import { watched } from '../library/watched.ts'
import { intakeCounts, intakeUnderWay, isIntakePaused } from '../store/intake.ts'
import { intakeAlike, intakeFoundHere } from '../store/intake-likeness.ts'
import type { IntakeQueue } from './intake-queue.ts'

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
export function intakeSummaries(
  library: Library,
  queue: IntakeQueue,
  caseId: CaseId,
  signal: AbortSignal | undefined,
): AsyncGenerator<IntakeSummary, void, void> {
  return watched(() => intakeSummary(library, queue, caseId), [library.onChange, queue.onProgress], signal)
}
