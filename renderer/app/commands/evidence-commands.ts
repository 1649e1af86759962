import { useOwnClue } from '../../features/clues/index.ts'
import { appStrings } from '../../strings/index.ts'
import type { Command } from './command.ts'
import { onPhoto } from './conditions.ts'

const { commands: titles } = appStrings

export const evidenceCommands: readonly Command[] = [
  { id: 'add-clue', group: 'photo', title: titles.addClue, keys: 'shift+e', when: onPhoto, run: () => useOwnClue.getState().add() },
]
