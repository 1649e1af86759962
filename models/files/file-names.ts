// Names that come from elsewhere are taken for hostile: each must be one plain file of one folder, on every system.

/** Names that are devices on Windows, whatever follows the first point. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
const LONGEST_NAME = 200

/** Why a name cannot be that of a file; null where it can. */
export function nameFault(name: string): string | null {
  if (name === '' || /[/\\]/.test(name)) return 'it leads into another folder'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001f\u007f<>:"|?*]/.test(name)) return 'it holds characters that not every disk takes'
  if (/^[.~-]/.test(name) || /[. ]$/.test(name)) return 'it begins or ends with what is left out on some systems'
  if (DEVICE.test(name)) return 'it is a device on Windows'
  if (Buffer.byteLength(name) > LONGEST_NAME) return 'it is too long'
  return null
}

/** What two names share that are the same file on a disk that knows no case, or writes accents in one way alone. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
