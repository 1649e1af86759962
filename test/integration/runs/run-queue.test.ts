import { describe, expect, it, onTestFinished } from 'vitest'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Run, RunEvent } from '../../../electron/contract/runs.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { createRunEvents } from '../../../electron/services/runs/run-events.ts'
import { createRunQueue } from '../../../electron/services/runs/run-queue.ts'
import { addNote } from '../../../electron/services/store/notes.ts'
import { cancelRun, claimNextRun, finishRun, retryRun } from '../../../electron/services/store/run-changes.ts'
import { getRun, queueRun } from '../../../electron/services/store/runs.ts'
import { caseWithPhoto, SETTINGS, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

function queued(library: Library): Run {
  const { photoId } = caseWithPhoto(library)
  const input = { photoId, settings: SETTINGS, modelKind: 'test' as const, rerunOf: null, sessionId: library.session }
  return queueRun(library.write, input, library.stamp())
}

function queueOver(library: Library, work: (run: Run, signal: AbortSignal) => Promise<void>) {
  const events = createRunEvents()
  const bugs: unknown[] = []
  const queue = createRunQueue({ library, events, work, adoptOrphans: false, onBug: (error) => bugs.push(error) })
  onTestFinished(() => queue.close())
  return { queue, events, bugs }
}

async function heard(events: ReturnType<typeof createRunEvents>, wanted: (run: Run) => boolean): Promise<Run> {
  const stop = new AbortController()
  try {
    for await (const event of events.subscribe('run', { signal: stop.signal }) as AsyncIterable<RunEvent>)
      if (event.type === 'run-changed' && wanted(event.run)) return event.run
    throw new Error('The events ended')
  } finally {
    stop.abort()
  }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

describe('the queue of runs', () => {
  it('tells at once of a run that failed because its library could not be written to, marks it when it can be, and goes on', async () => {
    const library = openForTest()
    const first = queued(library)
    const second = queued(library)
    const { queue, events, bugs } = queueOver(library, async (run) => {
      if (run.id === second.id) return void finishRun(library.write, { runId: run.id, timings: TIMINGS }, library.stamp())
      library.write.pragma('query_only = ON')
      addNote(library.write, { caseId: run.caseId, photoId: null, text: 'words' }, library.stamp())
    })
    const told = heard(events, ({ id, state }) => id === first.id && state === 'failed')
    const secondEnded = heard(events, ({ id, state }) => id === second.id && state === 'finished')
    queue.wake()
    expect((await told).problem?.code).toBe('library-read-only')
    expect(getRun(library.read, first.id).state).toBe('running')
    library.write.pragma('query_only = OFF')
    await secondEnded
    expect(getRun(library.read, first.id)).toMatchObject({ state: 'failed', problem: { code: 'library-read-only' } })
    expect(bugs).toEqual([])
  })

  it('lets go of a run that another process cancelled, and does not touch it when that process starts it again', async () => {
    const library = openForTest()
    const other = openForTest(library.folder, 'ben')
    const run = queued(library)
    const stopped = Promise.withResolvers<RunId>()
    const { queue, bugs } = queueOver(library, (run, signal) => untilAborted(signal).finally(() => stopped.resolve(run.id)))
    queue.wake()
    expect(getRun(library.read, run.id).state).toBe('running')
    cancelRun(other.write, { runId: run.id }, other.stamp())
    retryRun(other.write, { runId: run.id, sessionId: other.session }, other.stamp())
    claimNextRun(other.write, { sessionId: other.session, adoptOrphans: false }, other.stamp())
    expect(await stopped.promise).toBe(run.id)
    await queue.close()
    expect(getRun(library.read, run.id).state).toBe('running')
    expect(bugs).toEqual([])
  })

  it('calls a failure that nobody foresaw a bug, and fails the run with words for people', async () => {
    const library = openForTest()
    const run = queued(library)
    const broken = new TypeError('undefined is not a function')
    const { queue, events, bugs } = queueOver(library, () => Promise.reject(broken))
    const told = heard(events, ({ id, state }) => id === run.id && state === 'failed')
    queue.wake()
    expect((await told).problem?.code).toBe('something-broke')
    expect(bugs).toEqual([broken])
  })

  it('that is closed leaves its run to be marked by the library', async () => {
    const library = openForTest()
    const run = queued(library)
    const { queue, bugs } = queueOver(library, (_, signal) => untilAborted(signal))
    queue.wake()
    await queue.close()
    expect(getRun(library.read, run.id).state).toBe('running')
    library.close()
    const again = openForTest(library.folder)
    expect(getRun(again.read, run.id)).toMatchObject({ state: 'interrupted', problem: { code: 'run-interrupted' } })
    expect(bugs).toEqual([])
  })
})
