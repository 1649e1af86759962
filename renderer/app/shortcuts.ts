import { commands, onMac } from './commands/commands.ts'
import { matchesKeys } from './shortcut-keys.ts'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable], [role="menuitem"], [role="menu"]')
}

/** Listens for the commands' keys in the whole window. Single keys give way to typing, and all to an open dialog. */
export function listenForShortcuts(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]')) return
    const command = commands.find(({ keys, when }) => keys !== null && matchesKeys(keys, event, onMac) && when())
    if (!command?.keys || (isTyping(event.target) && !command.keys.includes('mod'))) return
    event.preventDefault()
    command.run()
  })
}
