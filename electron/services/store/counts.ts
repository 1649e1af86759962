import type { ReadConnection } from './connection.ts'
import { one } from './statements.ts'

/** How much the library holds. */
export function countLibrary(db: ReadConnection): { photoCount: number; caseCount: number } {
  return one<{ photoCount: number; caseCount: number }>(
    db,
    `SELECT (SELECT count(*) FROM photos WHERE removed_at IS NULL) AS photoCount, (SELECT count(*) FROM cases) AS caseCount`,
  )!
}
