import { create } from 'zustand'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { RunEvent } from '../../../electron/contract/runs.ts'
import { problemFrom } from '../../rpc/index.ts'
import { getRun } from './api.ts'
import { applyToTraces, type Traces, withFinished } from './trace.ts'

interface ReasoningState {
  runId: RunId | null
  traces: Traces
  loading: boolean
  problem: Problem | null
  /** The sample whose words are shown. */
  shown: number
  open(runId: RunId | null): Promise<void>
  apply(event: RunEvent): void
  show(number: number): void
}

/** Words of runs that are not open are kept while they stream, so that turning to such a run misses nothing. */
const streamed = new Map<RunId, Traces>()

export const useReasoning = create<ReasoningState>()((set, get) => ({
  runId: null,
  traces: new Map(),
  loading: false,
  problem: null,
  shown: 0,
  async open(runId) {
    if (get().runId !== runId) set({ runId, traces: (runId && streamed.get(runId)) || new Map(), shown: 0, problem: null })
    if (!runId) return
    set({ loading: true })
    try {
      const { samples } = await getRun(runId)
      if (get().runId === runId) set(({ traces }) => ({ traces: withFinished(traces, samples), loading: false }))
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
    if (event.runId === get().runId) set(({ traces }) => ({ traces: applyToTraces(traces, event) }))
  },
  show(shown) {
    set({ shown })
  },
}))
