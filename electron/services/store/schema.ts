import type { Problem } from '../../contract/problem.ts'
import { ProblemError } from '../../core/problem.ts'
import { type ReadConnection, switchToWal, type WriteConnection } from './connection.ts'
import { refuseDamaged } from './integrity.ts'
import { appendLog } from './log.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Stamp } from './stamp.ts'
import { one } from './statements.ts'
import { inTransaction } from './transaction.ts'

/** 'WHBT' in the file's header tells a library from any other SQLite file. */
const APPLICATION_ID = 0x57484254

/**
 * Brings the tables to this program's version, all steps or none. Refuses, untouched, a file that is not a library
 * (`library-foreign`), that a newer program has written (`library-from-newer-version`) or that is seen to be damaged
 * (`library-damaged`).
 */
export function prepareSchema(db: WriteConnection, stamp: Stamp, migrations: readonly string[] = MIGRATIONS): void {
  const version = checkedVersion(db, migrations.length)
  refuseDamaged(db)
  switchToWal(db)
  // Almost always there is nothing to do; then no lock for writing is taken.
  if (version === migrations.length) return
  inTransaction(db, () => {
    // Again, now that nobody else can write: another process may just have done it.
    const from = checkedVersion(db, migrations.length)
    if (from === migrations.length) return
    for (const sql of migrations.slice(from)) db.exec(sql)
    db.pragma(`user_version = ${migrations.length}`)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    appendLog(
      db,
      { action: from === 0 ? 'library-created' : 'library-upgraded', subject: 'library', details: { from, to: migrations.length } },
      stamp,
    )
  })
}

function checkedVersion(db: ReadConnection, known: number): number {
  const header = one<{ version: number; application: number; tables: number }>(
    db,
    `SELECT user_version AS version, application_id AS application, (SELECT count(*) FROM sqlite_schema) AS tables
     FROM pragma_user_version, pragma_application_id`,
  )!
  if (header.application !== APPLICATION_ID && (header.tables > 0 || header.version > 0)) throw new ProblemError(foreign(db.name))
  if (header.version > known) throw new ProblemError(fromNewerVersion(db.name, header.version, known))
  return header.version
}

const foreign = (file: string): Problem => ({
  code: 'library-foreign',
  message: 'The file library.sqlite in this folder belongs to another program. It was not touched.',
  remedy: 'Choose another folder for the library.',
  details: { file },
})

const fromNewerVersion = (file: string, version: number, known: number): Problem => ({
  code: 'library-from-newer-version',
  message: 'This library was last opened with a newer version of Whereabouts. It was not touched.',
  remedy: 'Update Whereabouts on this computer, or open another library.',
  details: { file, version, known },
})
