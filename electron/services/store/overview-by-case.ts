import type { CaseId } from '../../contract/ids.ts'
import type { ReadConnection } from './connection.ts'
import { many, type Values } from './statements.ts'

interface Slice {
  conditions: readonly string[]
  values: Values
  descending: boolean
  offset: number
  limit: number
}

/**
 * The numbers of one page of photos, case by case in the order of the cases' titles. Photos are counted per case, so that
 * only the cases that the page shows are looked into, wherever it begins.
 */
export function numbersCaseByCase(db: ReadConnection, { conditions, values, descending, offset, limit }: Slice): number[] {
  const direction = descending ? 'DESC' : 'ASC'
  const condition = conditions.join(' AND ')
  const cases = many<{ caseId: CaseId; photos: number }>(db, countsOf(condition, direction), values)
  const numbers: number[] = []
  let skipped = offset
  for (const { caseId, photos } of cases) {
    if (numbers.length >= limit) break
    if (skipped >= photos) {
      skipped -= photos
      continue
    }
    const rows = many<{ number: number }>(
      db,
      `SELECT number FROM photos INDEXED BY photos_in_case WHERE case_id = :ofCase AND ${condition}
       ORDER BY number ${direction} LIMIT :limit OFFSET :offset`,
      { ...values, ofCase: caseId, limit: limit - numbers.length, offset: skipped },
    )
    for (const { number } of rows) numbers.push(number)
    skipped = 0
  }
  return numbers
}

/** What every photo in a case passes was counted already. */
function countsOf(condition: string, direction: string): string {
  const order = `ORDER BY title COLLATE NOCASE ${direction}, cases.number ${direction}`
  if (condition === 'removed_at IS NULL') {
    return `SELECT case_id AS caseId, photos FROM case_counts JOIN cases ON cases.id = case_id WHERE photos > 0 ${order}`
  }
  return `
    WITH counts AS MATERIALIZED (SELECT case_id, count(*) AS photos FROM photos WHERE ${condition} GROUP BY case_id)
    SELECT case_id AS caseId, photos FROM counts JOIN cases ON cases.id = case_id ${order}`
}
