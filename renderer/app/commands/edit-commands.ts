import { atlas } from '../../features/atlas/index.ts'
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
    when: () => atlas.setsPoints() || useHistory.getState().undo !== null,
    // Whoever is drawing means the last corner, not what was done before.
    run: () => (atlas.setsPoints() ? atlas.takeBackPoint() : void useHistory.getState().undoLast()),
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
