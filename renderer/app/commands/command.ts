/** Where a command stands in the menus, in the palette and in the list of shortcuts. */
export type CommandGroup = 'case' | 'edit' | 'photo' | 'map' | 'view' | 'help'

/** One thing that the page can do: the menus, the palette, the shortcuts and the tests share the list of them. */
export interface Command {
  id: string
  group: CommandGroup
  title: string
  /** `mod+o`, `j`; null where only a menu or the palette reaches it. */
  keys: string | null
  when: () => boolean
  run: () => void
}
