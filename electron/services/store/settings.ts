import type { z } from 'zod'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { fromJsonOrNull, toJson } from './json-column.ts'
import { appendLog } from './log.ts'
import type { Stamp } from './stamp.ts'
import { change, one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** A setting of this library; null when it was never made. */
export function getSetting<T>(db: ReadConnection, name: string, schema: z.ZodType<T>): T | null {
  const row = one<{ value: string }>(db, 'SELECT value FROM settings WHERE name = :name', { name })
  return fromJsonOrNull(db, `settings.${name}`, schema, row?.value ?? null)
}

export function saveSetting(db: WriteConnection, input: { name: string; value: unknown }, stamp: Stamp): void {
  inTransaction(db, () => {
    const value = toJson(input.value)
    change(db, 'INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value', {
      name: input.name,
      value,
    })
    appendLog(db, { action: 'setting-saved', subject: 'library', details: { setting: input.name, value } }, stamp)
  })
}
