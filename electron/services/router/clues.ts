import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { getClue, listClues } from '../store/clues.ts'
import type { ContractWithErrors } from './base.ts'

export function cluesRouter({ clues }: ContractWithErrors, library: Library) {
  return clues.router({
    list: clues.list.handler(({ input }) => listClues(library.read, input)),
    setStanding: clues.setStanding.handler(({ input }) => {
      perform(library.write, { type: 'judge-clue', ...input }, library.stamp())
      return getClue(library.read, input.clueId)
    }),
  })
}
