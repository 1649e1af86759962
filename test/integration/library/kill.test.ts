import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { getPosterior } from '../../../electron/services/store/posteriors.ts'
import { getRun, listRuns } from '../../../electron/services/store/runs.ts'
import { listSamples, listSampleTokens } from '../../../electron/services/store/samples.ts'
import { one } from '../../../electron/services/store/statements.ts'
import { startChild } from '../../fixtures/libraries/child.ts'
import { caseWithPhoto, POSTERIOR, sampleRow } from '../../fixtures/libraries/rows.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const KILLS = 30
/** Long enough for some runs of the child, so that every step of a run is hit by some kill. */
const LATEST_KILL_MS = 60

describe('a process that is killed at any moment of its runs', () => {
  it('leaves a library that opens, a whole log, and everything that it was told is saved', async () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const states = new Set<string>()
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startChild('write-runs', [library.folder, photoId, '1000000'])
      expect([await child.nextLine(), await child.nextLine()]).toEqual(['opening', expect.stringMatching(/^open /)])
      await wait((LATEST_KILL_MS * kill) / KILLS)
      child.process.kill('SIGKILL')
      expect((await child.ended).signal).toBe('SIGKILL')

      const after = openForTest(library.folder)
      expect(verifyLog(after.read).intact).toBe(true)
      for (const line of child.lines) {
        const [what, id, number] = line.split(' ')
        const runId = id as RunId
        if (what === 'queued') expect(getRun(after.read, runId).id).toBe(runId)
        if (what === 'sample') expect(listSamples(after.read, { runId })).toContainEqual(sampleRow(Number(number)))
        if (what === 'finished') expect(getPosterior(after.read, runId)).toEqual(POSTERIOR)
        if (what === 'finished') expect(getRun(after.read, runId).state).toBe('finished')
      }
      for (const run of listRuns(after.read, { caseId })) {
        states.add(run.state)
        expect(run.state).not.toBe('running')
        expect(listSampleTokens(after.read, { runId: run.id })).toHaveLength(run.samplesFinished)
      }
      after.close()
    }
    expect(one(library.read, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    expect([...states]).toEqual(expect.arrayContaining(['finished', 'interrupted']))
  })
  it('leaves a library that opens when it was only just making it', async () => {
    const { photoId } = caseWithPhoto(openForTest())
    for (let ms = 0; ms < 12; ms++) {
      const folder = temporaryFolder()
      const child = startChild('write-runs', [folder, photoId, '0'])
      await child.nextLine()
      await wait(ms)
      child.process.kill('SIGKILL')
      await child.ended
      const after = openForTest(folder)
      expect(verifyLog(after.read)).toEqual({ entries: 1, intact: true, firstBroken: null })
    }
  })
})
