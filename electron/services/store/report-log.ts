import type { CaseId } from '../../contract/ids.ts'
import type { WriteConnection } from './connection.ts'
import { appendLog } from './log.ts'
import type { Stamp } from './stamp.ts'
import { inTransaction } from './transaction.ts'

/** Writes down that a report was made, with the hash that tells it from any other. */
export function noteReport(
  db: WriteConnection,
  input: { caseId: CaseId; format: string; photos: number; sha256: string },
  stamp: Stamp,
): void {
  const { caseId, ...details } = input
  inTransaction(db, () => appendLog(db, { action: 'report-made', subject: `case:${caseId}`, details }, stamp))
}
