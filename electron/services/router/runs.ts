import type { Library } from '../library/library.ts'
import type { RunEvents } from '../runs/run-events.ts'
import type { Runs } from '../runs/runs.ts'
import { getRun, listRuns } from '../store/runs.ts'
import { listSamples } from '../store/samples.ts'
import type { ContractWithErrors } from './base.ts'

export function runsRouter({ runs: feature }: ContractWithErrors, library: Library, runs: Runs, events: RunEvents) {
  return feature.router({
    defaults: feature.defaults.handler(({ input }) => runs.defaults(input.modelId)),
    start: feature.start.handler(({ input }) => runs.start(input)),
    cancel: feature.cancel.handler(({ input }) => runs.cancel(input.runId)),
    retry: feature.retry.handler(({ input }) => runs.retry(input.runId)),
    rerun: feature.rerun.handler(({ input }) => runs.rerun(input.runId)),
    compare: feature.compare.handler(({ input }) => runs.compare(input.runId, input.with)),
    list: feature.list.handler(({ input }) => listRuns(library.read, input)),
    get: feature.get.handler(({ input }) => ({ run: getRun(library.read, input.runId), samples: listSamples(library.read, input) })),
    watch: feature.watch.handler(({ signal }) => events.subscribe('run', { signal })),
  })
}
