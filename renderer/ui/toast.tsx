import type { ReactNode } from 'react'

/** A short word at the foot of the page about what was just done, with what can be done about it. */
export function Toast({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="toast" role="status">
      <span>{children}</span>
      {actions}
    </div>
  )
}
