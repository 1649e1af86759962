import { create } from 'zustand'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { RunEvent } from '../../../electron/contract/runs.ts'
import { problemFrom } from '../../rpc/index.ts'
import { getRun } from './api.ts'
import { useEntities } from './entities-store.ts'
import { applyToTraces, type Traces, withFinished } from './trace.ts'

export type ReadingView = 'agreement' | 'side' | 'one'

interface ReasoningState {
  runId: RunId | null
  traces: Traces
  loading: boolean
  problem: Problem | null
  view: ReadingView
  /** The sample whose words are shown, or the first of those that stand side by side. */
  shown: number
  open(runId: RunId | null): Promise<void>
  apply(event: RunEvent): void
  /** Turns to the words of one sample. */
  show(number: number): void
  turnTo(view: ReadingView): void
}

/** Words of runs that are not open are kept while they stream, so that turning to such a run misses nothing. */
const streamed = new Map<RunId, Traces>()
const SETTLE_MS = 300

export const useReasoning = create<ReasoningState>()((set, get) => ({
  runId: null,
  traces: new Map(),
  loading: false,
  problem: null,
  view: 'agreement',
  shown: 0,
  async open(runId) {
    if (get().runId !== runId) set({ runId, traces: (runId && streamed.get(runId)) || new Map(), shown: 0, problem: null })
    void useEntities.getState().open(runId)
    if (!runId) return
    set({ loading: true })
    try {
      const { run, samples } = await getRun(runId)
      if (get().runId !== runId) return
      set(({ traces }) => ({ traces: withFinished(traces, samples), loading: false }))
      // Nothing can be compared yet: the words as they are written say more.
      if (samples.length === 0 && (run.state === 'running' || run.state === 'queued')) set({ view: 'one' })
    } catch (error) {
      if (get().runId === runId) set({ problem: problemFrom(error), loading: false })
    }
  },
  apply(event) {
    if (event.type === 'run-changed') {
      const { id, state } = event.run
      if (state !== 'running' && state !== 'queued') streamed.delete(id)
      return
    }
    if (event.type === 'run-progressed') return
    streamed.set(event.runId, applyToTraces(streamed.get(event.runId) ?? new Map(), event))
    if (event.runId !== get().runId) return
    set(({ traces }) => ({ traces: applyToTraces(traces, event) }))
    if (event.type === 'sample-finished') refreshEntities()
  },
  show(shown) {
    set({ shown, view: 'one' })
  },
  turnTo(view) {
    set({ view })
  },
}))

let settling = false

/** One call for samples that finish together. */
function refreshEntities(): void {
  if (settling) return
  settling = true
  setTimeout(() => {
    settling = false
    void useEntities.getState().refresh()
  }, SETTLE_MS)
}
