import { describe, expect, it } from 'vitest'
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
})
