// The checks of what a run claims to see: one row a run, and one for each entity that was checked.
import { photoPolygon } from '../../contract/clues.ts'
import { type EntityCheck, type EntityFinding, entityFinding } from '../../contract/entities.ts'
import type { RunId } from '../../contract/ids.ts'
import { type Problem, problem } from '../../contract/problem.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJsonOrNull, toJson, toJsonOrNull } from './json-column.ts'
import { appendLog } from './log.ts'
import { getRun } from './runs.ts'
import type { SessionId } from './sessions.ts'
import type { Stamp } from './stamp.ts'
import { change, many, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

interface CheckRow {
  state: EntityCheck['state']
  sessionEnded: 0 | 1
  total: number
  done: number
  problem: string | null
  startedAt: string
  endedAt: string | null
}

/** A check whose process is gone is interrupted, whatever it last said of itself. */
export function getEntityCheck(db: ReadConnection, runId: RunId): EntityCheck {
  const row = one<CheckRow>(
    db,
    `SELECT state, sessions.ended_at IS NOT NULL AS sessionEnded, total, problem, started_at AS startedAt, entity_checks.ended_at AS endedAt,
       (SELECT count(*) FROM entities WHERE entities.run_id = entity_checks.run_id) AS done
     FROM entity_checks JOIN sessions ON sessions.id = session_id WHERE run_id = :runId`,
    { runId },
  )
  if (!row) return { runId, state: 'never', done: 0, total: 0, problem: null, startedAt: null, endedAt: null }
  const { sessionEnded, problem: text, ...rest } = row
  const gone = sessionEnded === 1 && (row.state === 'running' || row.state === 'waiting')
  return {
    runId,
    ...rest,
    state: gone ? 'interrupted' : row.state,
    total: Math.max(row.total, row.done),
    problem: fromJsonOrNull(db, 'entity_checks.problem', problem, text),
  }
}

export interface NewCheck {
  runId: RunId
  sessionId: SessionId
  /** Version of the lexicon and the rules, and the thresholds. */
  method: Record<string, string | number>
  total: number
}

/** Puts a check into the queue; findings of an earlier one that did not get to its end stay. */
export function queueEntityCheck(db: WriteConnection, { runId, sessionId, method, total }: NewCheck, stamp: Stamp): EntityCheck {
  return inTransaction(db, () => {
    getRun(db, runId)
    change(
      db,
      `INSERT INTO entity_checks (run_id, session_id, state, method, total, started_at) VALUES (:runId, :sessionId, 'waiting', :method, :total, :now)
       ON CONFLICT (run_id) DO UPDATE SET session_id = excluded.session_id, state = 'waiting', method = excluded.method, total = excluded.total,
         problem = NULL, started_at = excluded.started_at, ended_at = NULL`,
      { runId, sessionId, method: toJson(method), total, now: stamp.now.toISOString() },
    )
    appendLog(db, { action: 'entities-check-asked', subject: `run:${runId}`, details: { entities: total, ...method } }, stamp)
    return getEntityCheck(db, runId)
  })
}

export function startEntityCheck(db: WriteConnection, runId: RunId): EntityCheck {
  return inTransaction(db, () => {
    change(db, "UPDATE entity_checks SET state = 'running' WHERE run_id = :runId AND state = 'waiting'", { runId })
    return getEntityCheck(db, runId)
  })
}

export interface EndedCheck {
  runId: RunId
  state: 'finished' | 'failed' | 'cancelled'
  problem?: Problem
}

/** Nothing happens to a check that has ended already. */
export function endEntityCheck(db: WriteConnection, { runId, state, problem: why }: EndedCheck, stamp: Stamp): EntityCheck {
  return inTransaction(db, () => {
    const values = { runId, state, problem: toJsonOrNull(why), now: stamp.now.toISOString() }
    const ended = change(
      db,
      `UPDATE entity_checks SET state = :state, problem = :problem, ended_at = :now WHERE run_id = :runId AND state IN ('waiting', 'running')`,
      values,
    )
    const check = getEntityCheck(db, runId)
    if (ended > 0) {
      const details = { checked: check.done, ...(why && { problem: why.code }) }
      appendLog(db, { action: `entities-check-${state}`, subject: `run:${runId}`, details }, stamp)
    }
    return check
  })
}

export interface Checked {
  runId: RunId
  key: string
  finding: EntityFinding
  /** False while a place in the photo is still to be asked for. */
  placed: boolean
}

/** Keeps what was found of one entity, at once: when this returns it is on the disk. */
export function saveFinding(db: WriteConnection, { runId, key, finding, placed }: Checked): void {
  inTransaction(db, () =>
    change(
      db,
      `INSERT INTO entities (run_id, key, status, reason, line, seen_probability, control_probability, asked, region, region_source, placed, checked_at)
       VALUES (:runId, :key, :status, :reason, :line, :seenProbability, :controlProbability, :asked, :region, :regionSource, :placed, :checkedAt)
       ON CONFLICT (run_id, key) DO UPDATE SET region = excluded.region, region_source = excluded.region_source, placed = excluded.placed`,
      { ...finding, runId, key, line: toJsonOrNull(finding.line), region: toJsonOrNull(finding.region), placed: placed ? 1 : 0 },
    ),
  )
}

interface FindingRow extends Omit<EntityFinding, 'line' | 'region'> {
  key: string
  line: string | null
  region: string | null
  placed: 0 | 1
}

const line = entityFinding.shape.line.unwrap()

/** By key. */
export function listFindings(db: ReadConnection, runId: RunId): Map<string, { finding: EntityFinding; placed: boolean }> {
  const rows = many<FindingRow>(
    db,
    `SELECT key, status, reason, line, seen_probability AS seenProbability, control_probability AS controlProbability, asked, region,
       region_source AS regionSource, placed, checked_at AS checkedAt
     FROM entities WHERE run_id = :runId`,
    { runId },
  )
  return new Map(
    rows.map(({ key: name, placed, ...row }) => {
      const finding = {
        ...row,
        line: fromJsonOrNull(db, 'entities.line', line, row.line),
        region: fromJsonOrNull(db, 'entities.region', photoPolygon, row.region),
      }
      return [name, { finding, placed: placed === 1 }]
    }),
  )
}
