import Database from 'better-sqlite3'
import { MIGRATIONS } from './migrations.ts'
import { asStoreProblem, damaged } from './store-problems.ts'

/** What SQLite adds by itself, such as its statistics, differs between libraries. */
const OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"

/** As `asStoreProblem`, where the file can also be asked whether it is still what this program wrote. */
export function asProblemOf(db: Database.Database, error: unknown): unknown {
  const known = asStoreProblem(error, db.name)
  return known instanceof Database.SqliteError && isQuietlyDamaged(db) ? damaged(db.name, known.message, known) : known
}

/**
 * Whether a file, on which a statement failed for no reason that SQLite names, is not what this program wrote: its
 * tables read otherwise, an index and its table disagree, or it cannot even be checked. Reads the whole file.
 */
function isQuietlyDamaged(db: Database.Database): boolean {
  try {
    return !isSchemaAsMade(db) || db.pragma('integrity_check(1)', { simple: true }) !== 'ok'
  } catch (error) {
    if (error instanceof Database.SqliteError) return true
    throw error
  }
}

/** Whether the tables, indexes and triggers read as the migrations wrote them. Takes some milliseconds. */
function isSchemaAsMade(db: Database.Database): boolean {
  const made = new Database(':memory:')
  try {
    for (const sql of MIGRATIONS.slice(0, db.pragma('user_version', { simple: true }) as number)) made.exec(sql)
    return JSON.stringify(made.prepare(OBJECTS).all()) === JSON.stringify(db.prepare(OBJECTS).all())
  } finally {
    made.close()
  }
}
