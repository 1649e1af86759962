/** The part of a keyboard event that a shortcut looks at. */
export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * Whether the event is the shortcut `keys`: `mod+o`, `j`, `?`. `mod` is Command on a Mac and Control elsewhere.
 * Shift counts only with letters, because it is part of how signs such as `?` are typed.
 */
export function matchesKeys(keys: string, pressed: Pressed, mac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const mod = parts.includes('mod')
  const isLetter = /^[a-z]$/.test(key)
  return (
    pressed.key.toLowerCase() === key &&
    pressed.ctrlKey === (mod && !mac) &&
    pressed.metaKey === (mod && mac) &&
    !pressed.altKey &&
    (!isLetter || pressed.shiftKey === parts.includes('shift'))
  )
}

const NAMES: Record<string, string> = { enter: 'Enter', delete: 'Del', shift: 'Shift' }

/** The keys as written on their caps, separated by spaces: `Ctrl Enter`, `J`. */
export function keysText(keys: string, mac: boolean): string {
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : (NAMES[key] ?? key.toUpperCase())))
    .join(' ')
}
