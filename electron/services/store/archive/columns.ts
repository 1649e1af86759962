import type { ReadConnection } from '../connection.ts'
import { many } from '../statements.ts'

export interface Column {
  name: string
  /** As a STRICT table has it: `INTEGER`, `REAL`, `TEXT` or `BLOB`. */
  type: string
  nullable: boolean
  hasDefault: boolean
  /** Place in the primary key, from 1; 0 = not in it. */
  keyPlace: number
}

export function columnsOf(db: ReadConnection, table: string): Column[] {
  const rows = many<{ name: string; type: string; notnull: 0 | 1; dflt_value: string | null; pk: number }>(
    db,
    'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(:table)',
    { table },
  )
  return rows.map(({ name, type, notnull, dflt_value, pk }) => ({
    ...{ name, type, keyPlace: pk },
    nullable: notnull === 0 && pk === 0,
    hasDefault: dflt_value !== null,
  }))
}

/** Columns that hold a key of another table. */
export function referencesOf(db: ReadConnection, table: string): { column: string; toTable: string; toColumn: string }[] {
  return many(db, 'SELECT "from" AS "column", "table" AS toTable, "to" AS toColumn FROM pragma_foreign_key_list(:table)', { table })
}

/** Rows of such a table are numbered by SQLite: the number means nothing in another library. */
export const isNumbered = (columns: readonly Column[]): boolean =>
  columns.some(({ name, type, keyPlace }) => name === 'number' && type === 'INTEGER' && keyPlace === 1) &&
  columns.filter(({ keyPlace }) => keyPlace > 0).length === 1
