import type { Clue } from '../../../electron/contract/clues.ts'
import type { RunId } from '../../../electron/contract/ids.ts'
import type { Posterior } from '../../../electron/contract/posterior.ts'
import { useOwnClue } from './own-clue-store.ts'
import { useClues } from './store.ts'

/** Whose answer follows the judgements, and who is told of it. */
export interface AnswerLine {
  runId: RunId | null
  onAnswer: (posterior: Posterior) => void
}

/** What can be done to one claim, from its buttons and from the keyboard. */
export function claimActions(clue: Clue, { runId, onAnswer }: AnswerLine) {
  const told = (posterior: Posterior | null) => {
    if (posterior) onAnswer(posterior)
  }
  return {
    judge: async (standing: Clue['standing']) => {
      if (standing !== clue.standing) told(await useClues.getState().judge(clue.id, standing, runId))
    },
    edit: () => clue.own && useOwnClue.getState().edit(clue),
    remove: async () => told(await useClues.getState().remove(clue.id, runId)),
  }
}
