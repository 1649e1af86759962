import type { Library } from '../library/library.ts'
import { listClues, setClueStanding } from '../store/clues.ts'
import type { ContractWithErrors } from './base.ts'

export function cluesRouter({ clues }: ContractWithErrors, library: Library) {
  return clues.router({
    list: clues.list.handler(({ input }) => listClues(library.read, input)),
    setStanding: clues.setStanding.handler(({ input }) => setClueStanding(library.write, input, library.stamp())),
  })
}
