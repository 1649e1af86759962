import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import { endDeadSessions } from '../../../electron/services/library/dead-sessions.ts'
import { listLog, verifyLog } from '../../../electron/services/store/log.ts'
import { claimNextRun } from '../../../electron/services/store/run-changes.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { takeSessionLock } from '../../../electron/services/store/session-lock.ts'
import { listOpenSessions } from '../../../electron/services/store/sessions.ts'
import { startChild } from '../../fixtures/libraries/child.ts'
import { caseWithPhoto, runUnderWay } from '../../fixtures/libraries/rows.ts'
import { openForTest, temporaryFolder } from '../../fixtures/libraries/temporary-library.ts'

describe('sessions', () => {
  it('whose folder is gone, with its drive, are said in words: looking after them ends no program', () => {
    const library = openForTest()
    const lookAfter = () => endDeadSessions(library.write, join(library.folder, 'not-there'), library.session, library.stamp())
    expect(lookAfter).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'library-unreachable' }) }))
  })

  it('that live are left alone by whoever opens the library beside them', async () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const child = startChild('open-and-wait', [library.folder, photoId])
    const runId = (await child.nextLine()) as RunId
    const third = openForTest(library.folder)
    expect(getRun(third.read, runId).state).toBe('running')
    expect(listOpenSessions(third.read)).toHaveLength(3)
    third.close()
    expect(getRun(library.read, runId).state).toBe('running')
    child.process.stdin!.end()
    expect((await child.ended).code).toBe(0)
    expect(getRun(library.read, runId)).toMatchObject({ state: 'interrupted', samplesFinished: 1 })
    expect(listOpenSessions(library.read).map(({ id }) => id)).toEqual([library.session])
  })

  it('that were killed are found by the next to open: what ran is interrupted and says why, what waited waits for others', async () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const child = startChild('open-and-wait', [library.folder, photoId])
    const runId = (await child.nextLine()) as RunId
    child.process.kill('SIGKILL')
    await child.ended
    const next = openForTest(library.folder)
    const run = getRun(next.read, runId)
    expect(run).toMatchObject({ state: 'interrupted', stage: null, samplesFinished: 1, problem: { code: 'run-interrupted' } })
    expect(run.problem!.message).toBe('The program ended while this run was under way; 1 finished sample is kept.')
    expect(listLog(next.read, { limit: 1 })[0]).toMatchObject({
      actor: 'whereabouts',
      action: 'run-interrupted',
      details: { samplesKept: 1 },
    })
    expect(verifyLog(next.read).intact).toBe(true)
    const orphan = claimNextRun(next.write, { sessionId: next.session, adoptOrphans: true }, next.stamp())
    expect(orphan).toMatchObject({ state: 'running', photoId })
    expect(readdirSync(join(library.folder, 'sessions')).sort()).toEqual([library.session, next.session].map((id) => `${id}.lock`).sort())
  })

  it('that were killed are found by those that stay open, too', async () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const child = startChild('open-and-wait', [library.folder, photoId])
    const runId = (await child.nextLine()) as RunId
    child.process.kill('SIGKILL')
    await child.ended
    await vi.waitFor(() => expect(getRun(library.read, runId).state).toBe('interrupted'), { timeout: 30_000, interval: 100 })
  })

  it('interrupt their own runs when they are closed', () => {
    const library = openForTest()
    const runId = runUnderWay(library, caseWithPhoto(library).photoId)
    library.close()
    expect(getRun(openForTest(library.folder).read, runId)).toMatchObject({ state: 'interrupted', samplesFinished: 0 })
  })

  it('leave no litter: locks of processes that died before they had a row go after a while', () => {
    const folder = temporaryFolder()
    openForTest(folder).close()
    const [stray, fresh] = ['stray', 'fresh'].map((name) => join(folder, 'sessions', `${name}.lock`))
    for (const file of [stray!, fresh!]) writeFileSync(file, '')
    const old = new Date(Date.now() - 3_600_000)
    utimesSync(stray!, old, old)
    const library = openForTest(folder)
    expect(readdirSync(join(folder, 'sessions')).sort()).toEqual(['fresh.lock', `${library.session}.lock`].sort())
  })
})

describe('the lock of a session', () => {
  it('is held by one, and free again when let go', () => {
    const file = join(temporaryFolder(), 'x.lock')
    const lock = takeSessionLock(file)
    expect(takeSessionLock(file)).toBeNull()
    lock!.release()
    const again = takeSessionLock(file)
    expect(again).not.toBeNull()
    again!.release()
  })
})
