// The only place where statements are run: each is compiled once per connection, values are always bound, and every
// failure of SQLite leaves as the problem it means.
import assert from 'node:assert/strict'
import type Database from 'better-sqlite3'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { asProblemOf } from './quiet-damage.ts'
import { noteChange } from './written.ts'

export type Value = string | number | null | Uint8Array
export type Values = Record<string, Value>

const compiled = new WeakMap<ReadConnection, Map<string, Database.Statement<[Values]>>>()

function statement(db: ReadConnection, sql: string): Database.Statement<[Values]> {
  const ofConnection = compiled.get(db) ?? new Map<string, Database.Statement<[Values]>>()
  compiled.set(db, ofConnection)
  const found = ofConnection.get(sql) ?? db.prepare<[Values]>(sql)
  ofConnection.set(sql, found)
  return found
}

function guarded<T>(db: ReadConnection, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asProblemOf(db, error)
  }
}

/** The first row, or null. */
export function one<Row>(db: ReadConnection, sql: string, values: Values = {}): Row | null {
  return guarded(db, () => (statement(db, sql).get(values) as Row | undefined) ?? null)
}

export function many<Row>(db: ReadConnection, sql: string, values: Values = {}): Row[] {
  return guarded(db, () => statement(db, sql).all(values) as Row[])
}

/** Rows one at a time, for what does not fit into memory. The connection can do nothing else until the walk ends. */
export function* walk<Row>(db: ReadConnection, sql: string, values: Values = {}): Generator<Row, void, undefined> {
  const rows = guarded(db, () => statement(db, sql).iterate(values) as IterableIterator<Row>)
  try {
    for (;;) {
      const next = guarded(db, () => rows.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    rows.return?.()
  }
}

/** Runs a statement that writes; returns how many rows it changed. Only inside `inTransaction`. */
export function change(db: WriteConnection, sql: string, values: Values = {}): number {
  assert(db.inTransaction, 'the store writes only inside a transaction')
  const { changes } = guarded(db, () => statement(db, sql).run(values))
  if (changes > 0) noteChange(db)
  return changes
}
