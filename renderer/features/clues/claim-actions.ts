import type { Clue } from '../../../electron/contract/clues.ts'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { keptIfSame } from '../../rpc/index.ts'
import { foreseenAnswer } from './foresight.ts'
import { useOwnClue } from './own-clue-store.ts'
import { useClues } from './store.ts'

/** Whose answer follows the judgements, and who is told of it. */
export interface AnswerLine {
  runId: RunId | null
  onAnswer: (posterior: Posterior) => void
  /** What will be the answer, to be shown until it is; null where it did not come to that. */
  onForeseen: (posterior: Posterior | null) => void
}

/** What can be done to one claim, from its buttons and from the keyboard. */
export function claimActions(clue: Clue, { runId, onAnswer, onForeseen }: AnswerLine) {
  const told = (posterior: Posterior | null) => {
    if (posterior) onAnswer(posterior)
  }
  return {
    judge: async (standing: Clue['standing']) => {
      if (standing === clue.standing) return
      const foreseen = foreseenAnswer(clue.id, standing)
      const judged = useClues.getState().judge(clue.id, standing, runId)
      if (foreseen) onForeseen(foreseen)
      const posterior = await judged
      if (posterior) onAnswer(keptIfSame(foreseen, posterior))
      else if (foreseen) onForeseen(null)
    },
    edit: () => clue.own && useOwnClue.getState().edit(clue),
    remove: async () => told(await useClues.getState().remove(clue.id, runId)),
  }
}
