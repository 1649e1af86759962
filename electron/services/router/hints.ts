import { randomUUID } from 'node:crypto'
import type { HintId } from '../../contract/hints.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { getHint, hintsOfRun, listHints } from '../store/hints.ts'
import { getRun } from '../store/runs.ts'
import type { ContractWithErrors } from './base.ts'

export function hintsRouter({ hints }: ContractWithErrors, library: Library) {
  return hints.router({
    list: hints.list.handler(({ input }) => listHints(library.read, input)),
    add: hints.add.handler(({ input }) => {
      const hintId = randomUUID() as string as HintId
      perform(library.write, { type: 'add-hint', hintId, ...input }, library.stamp())
      return getHint(library.read, hintId)
    }),
    change: hints.change.handler(({ input }) => {
      perform(library.write, { type: 'change-hint', ...input }, library.stamp())
      return getHint(library.read, input.hintId)
    }),
    remove: hints.remove.handler(({ input }) => {
      perform(library.write, { type: 'remove-hint', ...input }, library.stamp())
      return {}
    }),
    ofRun: hints.ofRun.handler(({ input }) => hintsOfRun(library.read, { runId: getRun(library.read, input.runId).id })),
  })
}
