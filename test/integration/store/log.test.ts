import { describe, expect, it } from 'vitest'
import { createCase, renameCase } from '../../../electron/services/store/cases.ts'
import { appendLog, listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { change } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

function libraryWithLog() {
  const library = openForTest()
  const { id } = createCase(library.write, { title: 'First' }, library.stamp())
  for (const title of ['Second', 'Third', 'Fourth']) renameCase(library.write, { caseId: id, title }, library.stamp())
  const tamper = (sql: string) => {
    library.write.exec('DROP TRIGGER log_stays; DROP TRIGGER log_lasts; DROP TRIGGER log_follows')
    inTransaction(library.write, () => change(library.write, sql))
  }
  return { library, tamper }
}

describe('the log', () => {
  it('says who did what when, newest first, page by page', () => {
    const { library } = libraryWithLog()
    const entries = listLog(library.read, { limit: 2 })
    expect(entries.map(({ sequence, actor, action, details }) => ({ sequence, actor, action, details }))).toEqual([
      { sequence: 5, actor: 'ana', action: 'case-renamed', details: { from: 'Third', to: 'Fourth' } },
      { sequence: 4, actor: 'ana', action: 'case-renamed', details: { from: 'Second', to: 'Third' } },
    ])
    expect(listLog(library.read, { before: 3, limit: 9 }).map(({ action }) => action)).toEqual(['case-created', 'library-created'])
    expect(verifyLog(library.read)).toEqual({ entries: 5, intact: true, firstBroken: null })
  })

  it.each([
    "UPDATE log SET actor = 'eve' WHERE sequence = 2",
    'DELETE FROM log WHERE sequence = 5',
    "INSERT OR REPLACE INTO log (sequence, at, actor, action, subject, details, hash) VALUES (2, '', '', '', '', '{}', '')",
    "INSERT INTO log (sequence, at, actor, action, subject, details, hash) VALUES (9, '', '', '', '', '{}', '')",
  ])('refuses: %s', (sql) => {
    const { library } = libraryWithLog()
    expect(() => inTransaction(library.write, () => change(library.write, sql))).toThrow('only ever appended to')
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it.each([
    ["UPDATE log SET actor = 'eve' WHERE sequence = 3", 3],
    [`UPDATE log SET details = '{"from":"First","to":"Forged"}' WHERE sequence = 3`, 3],
    ["UPDATE log SET details = 'not JSON' WHERE sequence = 3", 3],
    ["UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 1", 1],
    ["UPDATE log SET hash = '' WHERE sequence = 5", 5],
    ['DELETE FROM log WHERE sequence = 2', 2],
    ['DELETE FROM log WHERE sequence = 5', 5],
    ['DELETE FROM log', 1],
  ])('shows what went around the refusal: %s', (sql, firstBroken) => {
    const { library, tamper } = libraryWithLog()
    tamper(sql)
    expect(verifyLog(library.read)).toMatchObject({ intact: false, firstBroken })
  })

  it('holds nothing of what was not done', () => {
    const { library } = libraryWithLog()
    const failing = () =>
      inTransaction(library.write, () => {
        appendLog(library.write, { action: 'never-done', subject: 'library' }, library.stamp())
        throw new Error('stopped in the middle')
      })
    expect(failing).toThrow('stopped in the middle')
    expect(verifyLog(library.read)).toEqual({ entries: 5, intact: true, firstBroken: null })
  })
})
