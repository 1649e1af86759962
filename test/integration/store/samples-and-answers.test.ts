import { describe, expect, it } from 'vitest'
import { posterior } from '../../../electron/contract/posterior.ts'
import { sample } from '../../../electron/contract/runs.ts'
import { getPosterior, listCandidates, savePosterior } from '../../../electron/services/store/posteriors.ts'
import { cancelRun, finishRun } from '../../../electron/services/store/run-changes.ts'
import { getRun } from '../../../electron/services/store/runs.ts'
import { addSample, listSamples, listSampleTokens } from '../../../electron/services/store/samples.ts'
import { search } from '../../../electron/services/store/search.ts'
import { change } from '../../../electron/services/store/statements.ts'
import { inTransaction } from '../../../electron/services/store/transaction.ts'
import { caseWithPhoto, newSample, POSTERIOR, queuedRun, runUnderWay, sampleRow, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const refused = expect.objectContaining({ problem: expect.objectContaining({ code: 'run-state-refused' }) })

describe('samples', () => {
  it('come back by number, with their tokens', () => {
    const library = openForTest()
    const runId = runUnderWay(library, caseWithPhoto(library).photoId)
    const unread = sampleRow(0, { reasoning: null, country: null, city: null, complaints: ['No answer.'] })
    addSample(library.write, newSample(runId, 2), library.stamp())
    addSample(library.write, { ...newSample(runId, 0), sample: unread }, library.stamp())
    const samples = listSamples(library.read, { runId })
    expect(samples).toEqual([unread, sampleRow(2)])
    for (const one of samples) expect(sample.strict().parse(one)).toEqual(one)
    expect(listSampleTokens(library.read, { runId })).toEqual([
      { number: 0, tokenIds: Int32Array.of(151_644, 0, 0), tokenLogProbabilities: Float32Array.of(-0.5, -1, -0.25) },
      { number: 2, tokenIds: Int32Array.of(151_644, 0, 2), tokenLogProbabilities: Float32Array.of(-0.5, -1, -0.25) },
    ])
    expect(getRun(library.read, runId).samplesFinished).toBe(2)
  })

  it('are kept when they end just after their run was cancelled, but never before it began or after it was finished', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const cancelled = runUnderWay(library, photoId)
    cancelRun(library.write, { runId: cancelled }, library.stamp())
    addSample(library.write, newSample(cancelled, 0), library.stamp())
    expect(getRun(library.read, cancelled)).toMatchObject({ state: 'cancelled', samplesFinished: 1 })
    const finished = runUnderWay(library, photoId)
    finishRun(library.write, { runId: finished, timings: TIMINGS }, library.stamp())
    expect(() => addSample(library.write, newSample(finished, 0), library.stamp())).toThrow(refused)
    expect(() => addSample(library.write, newSample(queuedRun(library, photoId), 0), library.stamp())).toThrow(refused)
  })

  it('are never written over', () => {
    const library = openForTest()
    const runId = runUnderWay(library, caseWithPhoto(library).photoId)
    addSample(library.write, newSample(runId, 0), library.stamp())
    expect(() => addSample(library.write, newSample(runId, 0), library.stamp())).toThrow('UNIQUE')
  })
})

describe('the answer of a run', () => {
  it('comes back to the last bit, and its candidates can be searched', () => {
    const library = openForTest()
    const { photoId } = caseWithPhoto(library)
    const runId = runUnderWay(library, photoId)
    expect(getPosterior(library.read, runId)).toBeNull()
    savePosterior(library.write, { runId, posterior: POSTERIOR }, library.stamp())
    const saved = getPosterior(library.read, runId)
    expect(saved).toEqual(POSTERIOR)
    expect(posterior.strict().parse(saved)).toEqual(saved)
    expect(search(library.read, { query: 'setubal', limit: 9 })).toMatchObject([{ kind: 'place', photoId, excerpt: '⁨Setúbal⁩, Portugal' }])
  })

  it('is replaced by a later one', () => {
    const library = openForTest()
    const runId = runUnderWay(library, caseWithPhoto(library).photoId)
    savePosterior(library.write, { runId, posterior: POSTERIOR }, library.stamp())
    savePosterior(library.write, { runId, posterior: { ...POSTERIOR, candidates: [] } }, library.stamp())
    expect(listCandidates(library.read, { runId })).toEqual([])
    expect(search(library.read, { query: 'setubal', limit: 9 })).toEqual([])
  })

  it('is reported as damage where its bytes are not ours', () => {
    const library = openForTest()
    const runId = runUnderWay(library, caseWithPhoto(library).photoId)
    savePosterior(library.write, { runId, posterior: POSTERIOR }, library.stamp())
    inTransaction(library.write, () => change(library.write, `UPDATE posteriors SET snapshot = x'00112233'`))
    expect(() => getPosterior(library.read, runId)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'library-damaged' }) }),
    )
  })
})
