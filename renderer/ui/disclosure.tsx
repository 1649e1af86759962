import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

export function Disclosure({ title, open = false, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <ChevronRight aria-hidden="true" />
        {title}
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
