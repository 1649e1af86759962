import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuOrder } from '../contract/desktop.ts'
import { acceleratorOf } from './accelerator.ts'

/** Text editing is the system's own; everything else in the menu is a command of the page. */
const EDITING: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]
const VIEWING: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'togglefullscreen' },
]

/** The native menu from the page's own list of commands, so that menu, palette and shortcuts never part. */
export function showMenu({ groups, entries }: MenuOrder, onCommand: (id: string) => void): void {
  const ofGroup = (group: string): MenuItemConstructorOptions[] =>
    entries
      .filter((entry) => entry.group === group)
      .map(({ id, title, keys }) => ({
        id,
        label: title.replaceAll('&', '&&'),
        click: () => onCommand(id),
        // The page listens for its keys itself: single letters must not be taken from a text field.
        ...(keys && { accelerator: acceleratorOf(keys), registerAccelerator: false }),
      }))
  const template: MenuItemConstructorOptions[] = groups.map(({ id, title }) => ({
    id: `menu-${id}`,
    label: title.replaceAll('&', '&&'),
    submenu: [...ofGroup(id), ...(id === 'edit' ? EDITING : []), ...(id === 'view' ? VIEWING : []), ...(id === 'case' ? leaving() : [])],
  }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(process.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template))
}

const leaving = (): MenuItemConstructorOptions[] =>
  process.platform === 'darwin' ? [{ type: 'separator' }, { role: 'close' }] : [{ type: 'separator' }, { role: 'quit' }]
