import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { viewerStrings } from '../../../strings/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { viewer } from '../current-stage.ts'
import { useViewer } from '../store.ts'

/** The panel of the tool in hand, beside the photo; a `small` one lies over it. */
export function ToolCard({ title, small = false, children }: { title: string; small?: boolean; children: ReactNode }) {
  const setTool = useViewer((state) => state.setTool)
  return (
    <section
      className="tool-card"
      data-small={small || undefined}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        setTool(null)
        viewer.focus()
      }}
    >
      <header className="tool-card-head">
        <h3>{title}</h3>
        <IconButton label={viewerStrings.putAway} keys="Esc" onClick={() => setTool(null)}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {children}
    </section>
  )
}
