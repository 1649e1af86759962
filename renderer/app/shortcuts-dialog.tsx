import { appStrings } from '../strings/index.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCaps } from '../ui/key-caps.tsx'
import { commands, keysOf } from './commands/commands.ts'
import { useLayout } from './layout.ts'

export function ShortcutsDialog() {
  const open = useLayout((state) => state.shortcutsOpen)
  const change = useLayout((state) => state.change)
  return (
    <Dialog title={appStrings.shortcutsTitle} open={open} onClose={() => change({ shortcutsOpen: false })} wide>
      <p className="faint">{appStrings.shortcutsText}</p>
      <dl className="shortcuts">
        {commands
          .filter(({ keys }) => keys !== null)
          .map(({ id, title }) => (
            <div key={id} className="shortcut">
              <dt>{title}</dt>
              <dd>
                <KeyCaps keys={keysOf(id)} />
              </dd>
            </div>
          ))}
      </dl>
      <h3>{appStrings.alsoTitle}</h3>
      <dl className="shortcuts">
        {appStrings.also.map(([keys = '', title]) => (
          <div key={keys} className="shortcut">
            <dt>{title}</dt>
            <dd>
              <KeyCaps keys={keys.replaceAll('  ', ' ')} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
