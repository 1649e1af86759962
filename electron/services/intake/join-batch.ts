import type { BatchId, CaseId } from '../../contract/ids.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { batchState } from '../store/batches.ts'

/** Makes the batch where it is not there yet, as one act: taking that back takes back all that comes in with it. */
export function joinBatch(library: Library, input: { caseId: CaseId; batchId: BatchId }): void {
  if (batchState(library.write, input.batchId) === null) perform(library.write, { type: 'add-photos', ...input }, library.stamp())
}
