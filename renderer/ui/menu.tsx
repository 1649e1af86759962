import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { KeyCaps } from './key-caps.tsx'
import { overlayRoom } from './overlay-room.ts'

export interface MenuEntry {
  id: string
  title: string
  icon?: ReactNode
  /** Small words at the right. */
  aside?: ReactNode
  /** Keys as shown to the person. */
  keys?: string
  disabled?: boolean
  /** Set for an entry that is switched on or off: shown with its mark. */
  checked?: boolean
  onSelect: () => void
}

interface MenuProps {
  /** The one element that opens it. */
  children: ReactNode
  /** Groups of entries, with a rule between them. */
  groups: readonly (readonly MenuEntry[])[]
  align?: 'start' | 'center' | 'end'
}

/** A menu that drops from a button. */
export function Menu({ children, groups, align = 'start' }: MenuProps) {
  const shown = groups.filter((group) => group.length > 0)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={overlayRoom()}>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {shown.map((group, index) => (
            <DropdownMenu.Group key={group[0]?.id}>
              {index > 0 && <DropdownMenu.Separator className="menu-rule" />}
              {group.map((entry) => (
                <MenuItem key={entry.id} entry={entry} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function MenuItem({ entry: { title, icon, aside, keys, disabled = false, checked, onSelect } }: { entry: MenuEntry }) {
  const words = (
    <>
      {icon}
      <span className="menu-item-name">{title}</span>
      {aside && <span className="menu-item-aside">{aside}</span>}
      {keys && <KeyCaps keys={keys} />}
    </>
  )
  if (checked === undefined) {
    return (
      <DropdownMenu.Item className="menu-item" disabled={disabled} onSelect={onSelect}>
        {words}
      </DropdownMenu.Item>
    )
  }
  return (
    <DropdownMenu.CheckboxItem className="menu-item" disabled={disabled} checked={checked} onSelect={onSelect}>
      <span className="menu-item-mark" data-checked={checked || undefined} aria-hidden="true" />
      {words}
    </DropdownMenu.CheckboxItem>
  )
}
