import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import { KeyCaps } from './key-caps.tsx'
import { overlayRoom } from './overlay-room.ts'

/** A tooltip for pointer and keyboard; `children` is the one element that it explains. */
export function Tip({ text, keys, children }: { text: string; keys?: string | undefined; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal container={overlayRoom()}>
        <Tooltip.Content className="tip" sideOffset={6} collisionPadding={8}>
          {text}
          {keys && <KeyCaps keys={keys} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

export function TipProvider({ children }: { children: ReactNode }) {
  return <Tooltip.Provider delayDuration={500}>{children}</Tooltip.Provider>
}
