import { sql as firstTables } from './migrations/0001-first-tables.ts'
import { sql as acts } from './migrations/0002-acts.ts'

/** Version n of the tables is reached by the n-th of these. Only ever appended to. */
export const MIGRATIONS: readonly string[] = [firstTables, acts]
