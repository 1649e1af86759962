import { X } from 'lucide-react'
import type { PhotoView } from '../../../electron/contract/views.ts'
import { viewerStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useViewer } from './store.ts'

/** Says that what is seen is a kept view, and the way back. */
export function ShownView({ view, canLocate, onLocate }: { view: PhotoView; canLocate: boolean; onLocate: (view: PhotoView) => void }) {
  const showView = useViewer((state) => state.showView)
  return (
    <div className="view-shown">
      <span className="view-shown-name">{view.name}</span>
      <Button disabled={!canLocate} onClick={() => onLocate(view)}>
        {viewerStrings.locateView}
      </Button>
      <IconButton label={viewerStrings.wholePhoto} keys="Esc" onClick={() => showView(null)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
