import { expect, it } from 'vitest'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { addImport, listImports } from '../../../electron/services/store/archive/imports.ts'
import { sql } from '../../../electron/services/store/migrations/0009-archives.ts'
import { MIGRATIONS } from '../../../electron/services/store/migrations.ts'
import { change } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { FIRST_CASE, FIRST_ROWS, upgraded } from '../../fixtures/libraries/upgraded.ts'

it('gives cases a place to say where they came from, which is never changed', () => {
  const db = upgraded({ from: MIGRATIONS.indexOf(sql), rows: FIRST_ROWS })
  const caseId = FIRST_CASE as CaseId
  expect(listImports(db, { caseId })).toEqual([])
  const from = {
    seal: 'a'.repeat(64),
    fileName: 'x',
    productVersion: '1',
    exportedAt: '2026-01-01T00:00:00.000Z',
    exportedBy: 'ben',
    head: null,
  }
  inTransaction(db, () => addImport(db, { caseId, ...from }, { actor: 'ana', now: new Date() }))
  expect(listImports(db, { caseId })).toMatchObject([{ exportedBy: 'ben', importedBy: 'ana', logEntries: 0 }])
  expect(() => inTransaction(db, () => change(db, "UPDATE imports SET seal = ''"))).toThrow('never changed')
})
