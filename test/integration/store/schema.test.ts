import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openWriteConnection } from '../../../electron/services/store/connection.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { prepareSchema } from '../../../electron/services/store/schema.ts'
import { change, many, one } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const STAMP = { actor: 'ana', now: new Date('2026-11-23T04:00:00Z') }
const NEXT = 'ALTER TABLE cases ADD COLUMN colour TEXT; UPDATE cases SET colour = upper(title)'

function emptyFile() {
  const db = openWriteConnection(join(temporaryFolder(), 'library.sqlite'))
  onTestFinished(() => void db.close())
  return db
}

describe('the tables', () => {
  it('come from an empty file, all of them strict, and the file knows whose it is', () => {
    const db = emptyFile()
    prepareSchema(db, STAMP)
    const loose = many(
      db,
      `SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_words%'`,
    )
    expect(loose).toEqual([])
    expect(one(db, 'SELECT user_version AS version FROM pragma_user_version')).toEqual({ version: MIGRATIONS.length })
    expect(one(db, 'SELECT application_id AS id FROM pragma_application_id')).toEqual({ id: 0x57484254 })
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it('are kept by a connection that keeps its promises', () => {
    const db = emptyFile()
    prepareSchema(db, STAMP)
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'busy_timeout']
    expect(settings.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 1, 15_000])
  })

  it('are made once: opening again writes nothing', () => {
    const db = emptyFile()
    prepareSchema(db, STAMP)
    prepareSchema(db, STAMP)
    expect(listLog(db, { limit: 9 })).toHaveLength(1)
  })

  it('are brought to a later version with their rows, and the log says so', () => {
    const db = emptyFile()
    prepareSchema(db, STAMP)
    inTransaction(db, () => change(db, `INSERT INTO cases (id, title, created_at) VALUES ('1', 'harbour', '')`))
    prepareSchema(db, STAMP, [...MIGRATIONS, NEXT])
    expect(one(db, 'SELECT colour FROM cases')).toEqual({ colour: 'HARBOUR' })
    expect(listLog(db, { limit: 1 })[0]).toMatchObject({
      action: 'library-upgraded',
      details: { from: MIGRATIONS.length, to: MIGRATIONS.length + 1 },
    })
    expect(verifyLog(db).intact).toBe(true)
  })

  it('stay as they were when a step fails, however far it came', () => {
    const db = emptyFile()
    prepareSchema(db, STAMP)
    expect(() => prepareSchema(db, STAMP, [...MIGRATIONS, NEXT, 'CREATE TABLE broken (;'])).toThrow('syntax')
    expect(one(db, 'SELECT user_version AS version FROM pragma_user_version')).toEqual({ version: MIGRATIONS.length })
    expect(many(db, `SELECT name FROM pragma_table_info('cases') WHERE name = 'colour'`)).toEqual([])
  })

  it('of a later version are refused, and left alone', () => {
    const db = emptyFile()
    prepareSchema(db, STAMP, [...MIGRATIONS, NEXT])
    expect(() => prepareSchema(db, STAMP)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'library-from-newer-version' }) }),
    )
    expect(many(db, `SELECT name FROM pragma_table_info('cases') WHERE name = 'colour'`)).toHaveLength(1)
  })

  it('of another program are refused, and left alone', () => {
    const db = emptyFile()
    db.exec('CREATE TABLE theirs (x)')
    expect(() => prepareSchema(db, STAMP)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'library-foreign' }) }),
    )
    expect(many(db, 'SELECT name FROM sqlite_schema')).toEqual([{ name: 'theirs' }])
  })
})
