import { Popover as RadixPopover } from 'radix-ui'
import type { ReactNode } from 'react'
import { overlayRoom } from './overlay-room.ts'

interface PopoverProps {
  /** Its name for screen readers. */
  label: string
  /** The one element that opens it. */
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A small panel beside the button that opens it; what lies behind stays usable. */
export function Popover({ label, trigger, children, align = 'center', side = 'bottom', ...state }: PopoverProps) {
  return (
    <RadixPopover.Root {...state}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal container={overlayRoom()}>
        <RadixPopover.Content className="popover" aria-label={label} align={align} side={side} sideOffset={6} collisionPadding={8}>
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
