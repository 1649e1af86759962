import { useHistory } from '../../features/history/index.ts'
import { appStrings } from '../../strings/index.ts'
import type { Command } from './command.ts'

const { commands: titles } = appStrings

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    group: 'edit',
    title: titles.undo,
    keys: 'mod+z',
    when: () => useHistory.getState().undo !== null,
    run: () => void useHistory.getState().undoLast(),
  },
  {
    id: 'redo',
    group: 'edit',
    title: titles.redo,
    keys: 'mod+shift+z',
    when: () => useHistory.getState().redo !== null,
    run: () => void useHistory.getState().redoNext(),
  },
]
