import type { Library } from '../library/library.ts'
import { actHistory, redoAct, undoAct } from '../store/acts/acts.ts'
import type { ContractWithErrors } from './base.ts'

export function actsRouter({ acts }: ContractWithErrors, library: Library) {
  return acts.router({
    history: acts.history.handler(({ input }) => actHistory(library.read, input)),
    undo: acts.undo.handler(({ input }) => undoAct(library.write, input, library.stamp())),
    redo: acts.redo.handler(({ input }) => redoAct(library.write, input, library.stamp())),
  })
}
