import { Ellipsis, Redo2, Search, Undo2 } from 'lucide-react'
import { CaseSwitcher } from '../features/cases/index.ts'
import { useHistory } from '../features/history/index.ts'
import { appStrings } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { KeyCaps } from '../ui/key-caps.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import type { Command } from './commands/command.ts'
import { commands, keysOf, runCommand } from './commands/commands.ts'
import iconAddress from './icon.svg'
import { goTo, useRoute } from './routes.ts'

const { commands: titles, palette } = appStrings

export function TopBar() {
  const caseId = useRoute((route) => route.caseId)
  return (
    <header className="top-bar">
      <h1 className="brand">
        <img src={iconAddress} alt="" width="20" height="20" />
        <span className="brand-name">{appStrings.product}</span>
      </h1>
      <span className="top-bar-rule" aria-hidden="true" />
      <CaseSwitcher
        caseId={caseId}
        onChoose={(chosen) => goTo({ caseId: chosen, photoId: null })}
        onShowAll={() => runCommand('all-cases')}
      />
      <UndoAndRedo />
      <span className="spring" />
      <button type="button" className="top-search" onClick={() => runCommand('palette')}>
        <Search aria-hidden="true" />
        <span>{palette.open}</span>
        <KeyCaps keys={keysOf('palette')} />
      </button>
      <span className="spring" />
      <MoreMenu />
    </header>
  )
}

function UndoAndRedo() {
  const undoable = useHistory((state) => state.undo !== null)
  const redoable = useHistory((state) => state.redo !== null)
  return (
    <>
      <IconButton label={titles.undo} keys={keysOf('undo')} disabled={!undoable} onClick={() => runCommand('undo')}>
        <Undo2 aria-hidden="true" />
      </IconButton>
      <IconButton label={titles.redo} keys={keysOf('redo')} disabled={!redoable} onClick={() => runCommand('redo')}>
        <Redo2 aria-hidden="true" />
      </IconButton>
    </>
  )
}

/** What is not needed every minute; the palette has it too. */
function MoreMenu() {
  const entryOf = ({ id, title }: Command): MenuEntry => ({ id, title, keys: keysOf(id), onSelect: () => runCommand(id) })
  const inGroup = (group: Command['group'], ids?: readonly string[]) =>
    commands.filter((command) => command.group === group && (!ids || ids.includes(command.id))).map(entryOf)
  return (
    <Menu
      align="end"
      groups={[
        inGroup('case', ['report', 'export-case', 'import-case']),
        inGroup('view', ['models', 'theme', 'settings']),
        inGroup('help'),
      ]}
    >
      <button type="button" className="button button-icon button-quiet" aria-label={appStrings.more}>
        <Ellipsis aria-hidden="true" />
      </button>
    </Menu>
  )
}
