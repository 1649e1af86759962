/** `mod+shift+z` as Electron writes it: `CommandOrControl+Shift+Z`. */
export function acceleratorOf(keys: string): string {
  const named: Record<string, string> = { mod: 'CommandOrControl', ' ': 'Space', '+': 'Plus' }
  return keys
    .split(/\+(?!$)/)
    .map((key) => named[key] ?? key.charAt(0).toUpperCase() + key.slice(1))
    .join('+')
}
