import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { getPosterior } from '../../../electron/services/store/posteriors.ts'
import { getRun, listRuns } from '../../../electron/services/store/runs.ts'
import { listSamples, listSampleTokens } from '../../../electron/services/store/samples.ts'
import { one } from '../../../electron/services/store/statements.ts'
import { FULL_TESTS } from '../../fixtures/full-tests.ts'
import { type Child, startChild } from '../../fixtures/libraries/child.ts'
import { caseWithPhoto, POSTERIOR, sampleRow } from '../../fixtures/libraries/rows.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

const ROUNDS = FULL_TESTS ? 10 : 4
/** Processes that write and are killed side by side, each at a moment of its own. */
const CHILDREN = 3
/** Long enough for some runs of the child, so that every step of a run is hit by some kill. */
const LATEST_KILL_MS = 60

async function killAfter(ms: number, args: string[]): Promise<Child> {
  const child = startChild('write-runs', args)
  expect([await child.nextLine(), await child.nextLine()]).toEqual(['opening', expect.stringMatching(/^open /)])
  await wait(ms)
  child.process.kill('SIGKILL')
  expect((await child.ended).signal).toBe('SIGKILL')
  return child
}

describe('processes that are killed at any moment of their runs', () => {
  it('leave a library that opens, a whole log, and everything that they were told is saved', async () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const states = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const moments = Array.from({ length: CHILDREN }, (_, i) => (LATEST_KILL_MS * (round * CHILDREN + i)) / (ROUNDS * CHILDREN))
      const children = await Promise.all(moments.map((ms) => killAfter(ms, [library.folder, photoId, '1000000'])))

      const after = openForTest(library.folder)
      expect(verifyLog(after.read).intact).toBe(true)
      for (const line of children.flatMap(({ lines }) => lines)) {
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
  it('leave a library that opens when they were only just making it', async () => {
    const { photoId } = caseWithPhoto(openForTest())
    const killWhileOpening = async (ms: number) => {
      const folder = temporaryFolder()
      const child = startChild('write-runs', [folder, photoId, '0'])
      await child.nextLine()
      await wait(ms)
      child.process.kill('SIGKILL')
      await child.ended
      expect(verifyLog(openForTest(folder).read)).toEqual({ entries: 1, intact: true, firstBroken: null })
    }
    await Promise.all(Array.from({ length: 12 }, (_, ms) => killWhileOpening(ms)))
  })
})
