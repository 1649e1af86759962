import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { createCase, listCases } from '../../../electron/services/store/cases.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { sha256Of } from '../../fixtures/libraries/rows.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const problem = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })

describe('opening a library', () => {
  it('makes the folder, and finds everything again', () => {
    const folder = join(temporaryFolder(), 'Ünïcode folder', 'library')
    const first = openForTest(folder)
    const { id } = createCase(first.write, { title: 'Kept' }, first.stamp())
    first.close()
    expect(readdirSync(folder).sort()).toEqual(['library.sqlite', 'originals', 'sessions'])
    expect(readdirSync(join(folder, 'sessions'))).toEqual([])
    const second = openForTest(folder)
    expect(listCases(second.read).map((one) => one.id)).toEqual([id])
    expect(second.folder).toBe(folder)
  })

  it('says where the bytes of an original lie', () => {
    const library = openForTest()
    const sha256 = sha256Of('bytes')
    expect(library.originalPath(sha256)).toBe(join(library.folder, 'originals', sha256.slice(0, 2), sha256.slice(2, 4), sha256))
  })

  it('signs with the actor and the clock that it is given, and with the account otherwise', () => {
    const library = openLibrary({ folder: temporaryFolder(), actor: 'bo', now: () => new Date('2026-01-02T03:04:05Z') })
    createCase(library.write, { title: 'Signed' }, library.stamp())
    expect(listLog(library.read, { limit: 1 })[0]).toMatchObject({ actor: 'bo', at: '2026-01-02T03:04:05.000Z' })
    library.close()
    const own = openLibrary({ folder: temporaryFolder() })
    expect(own.stamp().actor).not.toBe('')
    own.close()
  })

  it('does not write through the connection for reading', () => {
    const library = openForTest()
    expect(() => library.read.exec('DELETE FROM cases')).toThrow('readonly')
  })

  it('can be closed twice', () => {
    const library = openForTest()
    library.close()
    expect(() => library.close()).not.toThrow()
  })

  it('refuses a folder whose name a file has', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, 'x')
    expect(() => openLibrary({ folder: file })).toThrow(problem('library-folder-unusable'))
    expect(() => openLibrary({ folder: join(file, 'below') })).toThrow(problem('library-folder-unusable'))
  })

  it('refuses a library of a newer version without touching it', () => {
    const library = openForTest()
    library.close()
    const file = join(library.folder, 'library.sqlite')
    const db = new Database(file)
    db.pragma('user_version = 99')
    db.close()
    const before = readFileSync(file)
    expect(() => openLibrary({ folder: library.folder })).toThrow(problem('library-from-newer-version'))
    expect(readFileSync(file)).toEqual(before)
    expect(readdirSync(join(library.folder, 'sessions'))).toEqual([])
  })

  it("refuses another program's database without touching it", () => {
    const folder = temporaryFolder()
    const file = join(folder, 'library.sqlite')
    const db = new Database(file)
    db.exec('CREATE TABLE theirs (x)')
    db.close()
    const before = readFileSync(file)
    expect(() => openLibrary({ folder })).toThrow(problem('library-foreign'))
    expect(readFileSync(file)).toEqual(before)
  })

  it('takes an empty file for a new library only where there is nothing to lose', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'library.sqlite'), '')
    openForTest(folder).close()
    const emptied = temporaryFolder()
    mkdirSync(join(emptied, 'originals', 'ab'), { recursive: true })
    writeFileSync(join(emptied, 'library.sqlite'), '')
    expect(() => openLibrary({ folder: emptied })).toThrow(problem('library-damaged'))
    const withLog = temporaryFolder()
    writeFileSync(join(withLog, 'library.sqlite'), '')
    writeFileSync(join(withLog, 'library.sqlite-wal'), 'what was not yet carried over')
    expect(() => openLibrary({ folder: withLog })).toThrow(problem('library-damaged'))
    expect(existsSync(join(withLog, 'library.sqlite-wal'))).toBe(true)
  })
})
