import { z } from 'zod'
import type { CaseId } from '../../contract/ids.ts'
import type { IntakeItem, IntakeNumber, IntakeState, IntakeSummary } from '../../contract/intake.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { type IntakeRow, ITEMS, itemOf } from './intake-row.ts'
import { notHere } from './not-here.ts'
import { getSetting, saveSetting } from './settings.ts'
import type { Stamp } from './stamp.ts'
import { many, one } from './statements.ts'

const PAUSED = 'intake-paused'

export function isIntakePaused(db: ReadConnection): boolean {
  return getSetting(db, PAUSED, z.boolean()) ?? false
}

/** For the whole library, until it is set otherwise; what is under way is finished. */
export function setIntakePaused(db: WriteConnection, input: { paused: boolean }, stamp: Stamp): void {
  if (isIntakePaused(db) !== input.paused) saveSetting(db, { name: PAUSED, value: input.paused }, stamp)
}

export function intakeCounts(db: ReadConnection, input: { caseId: CaseId }): IntakeSummary['counts'] {
  const rows = many<{ state: IntakeState; count: number }>(
    db,
    'SELECT state, count(*) AS count FROM intake_items WHERE case_id = :caseId GROUP BY state',
    input,
  )
  const of = (state: IntakeState) => rows.find((row) => row.state === state)?.count ?? 0
  return {
    waiting: of('waiting'),
    underWay: of('under-way'),
    added: of('added'),
    alreadyHere: of('already-here'),
    failed: of('failed'),
    cancelled: of('cancelled'),
  }
}

/** The item of the case that some process is at, or null. */
export function intakeUnderWay(db: ReadConnection, input: { caseId: CaseId }): { number: IntakeNumber; fileName: string } | null {
  return one(db, "SELECT number, file_name AS fileName FROM intake_items WHERE state = 'under-way' AND case_id = :caseId", input)
}

// What needs a look, what is under way, what waits in its order, what is done from the newest on.
const SHOWN_ORDER = `
  ORDER BY CASE WHEN state = 'failed' THEN 0 WHEN state = 'under-way' THEN 1 WHEN state = 'waiting' THEN 2
      WHEN problem IS NOT NULL THEN 3 ELSE 4 END,
    CASE state WHEN 'waiting' THEN place END, CASE WHEN state IN ('failed', 'waiting') THEN number ELSE -number END`

export function listIntake(db: ReadConnection, input: { caseId: CaseId; offset: number; limit: number }): IntakeItem[] {
  const rows = many<IntakeRow>(db, `${ITEMS} WHERE case_id = :caseId ${SHOWN_ORDER} LIMIT :limit OFFSET :offset`, input)
  return rows.map((row) => itemOf(db, row))
}

/** Throws `not-in-library`, also for an item that was taken off the list. */
export function getIntakeRow(db: ReadConnection, number: IntakeNumber): IntakeRow {
  return one<IntakeRow>(db, `${ITEMS} WHERE number = :number`, { number }) ?? notHere('file in the queue', String(number))
}

/** Names of the received bytes that some item still needs. */
export function neededReceived(db: ReadConnection): Set<string> {
  const rows = many<{ received: string }>(db, 'SELECT received FROM intake_items WHERE received IS NOT NULL')
  return new Set(rows.map(({ received }) => received))
}
