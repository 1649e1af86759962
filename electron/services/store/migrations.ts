import { sql as firstTables } from './migrations/0001-first-tables.ts'

/** Version n of the tables is reached by the n-th of these. Only ever appended to. */
export const MIGRATIONS: readonly string[] = [firstTables]
