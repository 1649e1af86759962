import { describe, expect, it } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import { run, runState } from '../../../electron/contract/runs.ts'
import { nextRunState, type RunStep } from '../../../electron/core/jobs/run-state.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { removePhoto } from '../../../electron/services/store/photo-changes.ts'
import {
  cancelRun,
  claimNextRun,
  failRun,
  finishRun,
  interruptRunsOfSession,
  retryRun,
} from '../../../electron/services/store/run-changes.ts'
import { getRun, listRuns, queueRun, saveRunPassport, setRunStage } from '../../../electron/services/store/runs.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { change } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { caseWithPhoto, newSample, PASSPORT, queuedRun, runUnderWay, SETTINGS, sha256Of, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const refused = expect.objectContaining({ problem: expect.objectContaining({ code: 'run-state-refused' }) })
const PROBLEM = { code: 'engine-died', message: 'The engine ended.', remedy: 'Start the run again.' }

const STEPS: Record<RunStep, (library: Library, runId: RunId) => unknown> = {
  start: ({ write, session, stamp }) => claimNextRun(write, { sessionId: session, adoptOrphans: false }, stamp()),
  finish: ({ write, stamp }, runId) => finishRun(write, { runId, timings: TIMINGS }, stamp()),
  fail: ({ write, stamp }, runId) => failRun(write, { runId, problem: PROBLEM }, stamp()),
  cancel: ({ write, stamp }, runId) => cancelRun(write, { runId }, stamp()),
  interrupt: ({ write, session, stamp }) => inTransaction(write, () => interruptRunsOfSession(write, session, stamp())),
  retry: ({ write, session, stamp }, runId) => retryRun(write, { runId, sessionId: session }, stamp()),
}

describe('runs', () => {
  it('go from the queue to their end, as the contract describes them', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const runId = queuedRun(library, photoId)
    const claimed = claimNextRun(library.write, { sessionId: library.session, adoptOrphans: false }, library.stamp())
    expect(claimed).toMatchObject({ id: runId, state: 'running', stage: null })
    expect(setRunStage(library.write, { runId, stage: 'writing' }).stage).toBe('writing')
    saveRunPassport(library.write, { runId, passport: PASSPORT })
    addSample(library.write, newSample(runId, 0), library.stamp())
    const finished = finishRun(library.write, { runId, timings: TIMINGS }, library.stamp())
    expect(run.strict().parse(finished)).toEqual(finished)
    expect(finished).toMatchObject({
      ...{ id: runId, photoId, caseId, state: 'finished', stage: null, settings: SETTINGS, passport: PASSPORT, timings: TIMINGS },
      ...{ problem: null, modelKind: 'test', rerunOf: null, samplesFinished: 1 },
    })
    expect(listLog(library.read, { limit: 3 }).map(({ action }) => action)).toEqual(['run-finished', 'run-started', 'run-queued'])
  })

  it('wait in order, and a session takes only its own and, if asked to, those that nobody is left to do', () => {
    const library = openForTest()
    const other = openForTest(library.folder)
    const { photoId } = caseWithPhoto(library)
    const first = queuedRun(library, photoId)
    const second = queuedRun(other, photoId)
    const claim = (adoptOrphans: boolean) => claimNextRun(library.write, { sessionId: library.session, adoptOrphans }, library.stamp())
    expect(claim(true)?.id).toBe(first)
    expect(claim(true)).toBeNull()
    other.close()
    expect(claim(false)).toBeNull()
    expect(claim(true)?.id).toBe(second)
  })

  it.each(runState.options.flatMap((state) => (Object.keys(STEPS) as RunStep[]).map((step) => [state, step] as const)))(
    'that are %s: %s happens or is refused as the state machine says',
    (state, step) => {
      const library = openForTest()
      const { photoId } = caseWithPhoto(library)
      const runId = queuedRun(library, photoId)
      inTransaction(library.write, () => change(library.write, 'UPDATE runs SET state = :state', { state }))
      const logged = listLog(library.read, { limit: 500 }).length
      const next = nextRunState(state, step)
      // Nothing to claim and nothing to interrupt is no failure.
      if (next !== null || step === 'start' || step === 'interrupt') STEPS[step](library, runId)
      else expect(() => STEPS[step](library, runId)).toThrow(refused)
      expect(getRun(library.read, runId).state).toBe(next ?? state)
      expect(listLog(library.read, { limit: 500 }).length).toBe(logged + (next ? 1 : 0))
    },
  )

  it('keep why they failed, and forget it when they are tried again with their samples', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    addSample(library.write, newSample(runId, 1), library.stamp())
    expect(failRun(library.write, { runId, problem: PROBLEM }, library.stamp())).toMatchObject({ state: 'failed', problem: PROBLEM })
    expect(retryRun(library.write, { runId, sessionId: library.session }, library.stamp())).toMatchObject({
      ...{ state: 'queued', problem: null, startedAt: null, endedAt: null, samplesFinished: 1 },
    })
  })

  it('of a photo that was removed are not tried again', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    cancelRun(library.write, { runId }, library.stamp())
    removePhoto(library.write, { photoId }, library.stamp())
    expect(() => retryRun(library.write, { runId, sessionId: library.session }, library.stamp())).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'not-in-library' }) }),
    )
  })

  it('do not go on with another model than their samples came from', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    const other = { ...PASSPORT, textFileSha256: sha256Of('another model') }
    saveRunPassport(library.write, { runId, passport: PASSPORT })
    expect(saveRunPassport(library.write, { runId, passport: other }).passport).toEqual(other)
    addSample(library.write, newSample(runId, 0), library.stamp())
    expect(saveRunPassport(library.write, { runId, passport: { ...other, threads: 8 } }).passport?.threads).toBe(8)
    expect(() => saveRunPassport(library.write, { runId, passport: PASSPORT })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'run-changed' }) }),
    )
  })

  it('that were cancelled elsewhere take no stage and no passport any more', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    cancelRun(library.write, { runId }, library.stamp())
    expect(() => setRunStage(library.write, { runId, stage: 'writing' })).toThrow(refused)
    expect(() => saveRunPassport(library.write, { runId, passport: PASSPORT })).toThrow(refused)
  })

  it('are listed newest first, of a case or of one photo, with what they repeat', () => {
    const library = openForTest()
    const { caseId, photoId } = caseWithPhoto(library)
    const first = queuedRun(library, photoId)
    const input = { photoId, settings: SETTINGS, modelKind: 'geolocation' as const, rerunOf: first, sessionId: library.session }
    const second = queueRun(library.write, input, library.stamp())
    expect(listRuns(library.read, { caseId }).map(({ id, rerunOf }) => [id, rerunOf])).toEqual([
      [second.id, first],
      [first, null],
    ])
    expect(listRuns(library.read, { caseId, photoId })).toHaveLength(2)
    expect(listRuns(library.read, { caseId, photoId: caseWithPhoto(library).photoId })).toEqual([])
  })
})
