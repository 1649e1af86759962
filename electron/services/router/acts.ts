import type { ActHistory } from '../../contract/acts.ts'
import type { IntakeDesk } from '../intake/intake-desk.ts'
import type { Library } from '../library/library.ts'
import { actHistory, redoAct, undoAct } from '../store/acts/acts.ts'
import type { ContractWithErrors } from './base.ts'

export function actsRouter({ acts }: ContractWithErrors, library: Library, { queue }: Pick<IntakeDesk, 'queue'>) {
  // Files may be on their way in again.
  const lookedAfter = (history: ActHistory): ActHistory => {
    queue.wake()
    return history
  }
  return acts.router({
    history: acts.history.handler(({ input }) => actHistory(library.read, input)),
    undo: acts.undo.handler(({ input }) => lookedAfter(undoAct(library.write, input, library.stamp()))),
    redo: acts.redo.handler(({ input }) => lookedAfter(redoAct(library.write, input, library.stamp()))),
  })
}
