import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCase } from '../../../electron/services/store/cases.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { listRuns } from '../../../electron/services/store/runs.ts'
import { startChild } from '../../fixtures/libraries/child.ts'
import { caseWithPhoto, SETTINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const RUNS = 25

describe('several processes in one library', () => {
  it('all write at once, and nothing is lost or refused', async () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const children = [1, 2, 3].map(() => startChild('write-runs', [library.folder, photoId, String(RUNS)]))
    for (const child of children) expect(await child.ended).toEqual({ code: 0, signal: null, stderr: '' })
    const runs = listRuns(library.read, { caseId })
    expect(runs).toHaveLength(children.length * RUNS)
    for (const run of runs) expect(run).toMatchObject({ state: 'finished', samplesFinished: SETTINGS.samples })
    expect(verifyLog(library.read)).toMatchObject({ intact: true, entries: 3 + runs.length * 3 })
  })

  it('may all be the first to open it', async () => {
    const folder = temporaryFolder()
    const library = openForTest()
    const children = [1, 2, 3, 4].map(() => startChild('write-runs', [folder, caseWithPhoto(library).photoId, '0']))
    for (const child of children) expect(await child.ended).toEqual({ code: 0, signal: null, stderr: '' })
    expect(verifyLog(openForTest(folder).read)).toEqual({ entries: 1, intact: true, firstBroken: null })
  })
  it('are told who is in the way when one of them does not let go', () => {
    const library = openForTest()
    const other = new Database(join(library.folder, 'library.sqlite'))
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    library.write.pragma('busy_timeout = 50')
    const writing = () => createCase(library.write, { title: 'Waits' }, library.stamp())
    expect(writing).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'library-busy' }) }))
    other.exec('ROLLBACK')
    expect(writing().title).toBe('Waits')
  })
})
