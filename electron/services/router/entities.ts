import type { Grounding } from '../grounding/grounding.ts'
import type { ContractWithErrors } from './base.ts'

export function entitiesRouter({ entities }: ContractWithErrors, grounding: Grounding) {
  return entities.router({
    ofRun: entities.ofRun.handler(({ input }) => grounding.ofRun(input.runId)),
    check: entities.check.handler(({ input }) => grounding.check(input.runId)),
    cancelCheck: entities.cancelCheck.handler(({ input }) => grounding.cancel(input.runId)),
    watch: entities.watch.handler(({ signal }) => grounding.events.subscribe('entities', { signal })),
  })
}
