import { Bookmark, Crosshair, Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { PhotoView } from '../../../electron/contract/views.ts'
import { viewerStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tip } from '../../ui/tip.tsx'
import { useViewer } from './store.ts'
import { useViews } from './views-store.ts'

interface ViewsMenuProps {
  canLocate: boolean
  onLocate: (view: PhotoView) => void
}

/** The kept views of the photo: shown again, located, renamed, removed. */
export function ViewsMenu({ canLocate, onLocate }: ViewsMenuProps) {
  const { views, problem } = useViews()
  const shown = useViewer((state) => state.shownView)
  const showView = useViewer((state) => state.showView)
  const setTool = useViewer((state) => state.setTool)
  const [open, setOpen] = useState(false)
  const count = views?.length ?? 0
  const close = (then: () => void) => {
    setOpen(false)
    then()
  }
  return (
    <Popover
      label={viewerStrings.views}
      align="end"
      side="bottom"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="quiet" className="viewer-views" aria-label={viewerStrings.viewsCount(count)}>
          <Bookmark aria-hidden="true" />
          {count > 0 && <span className="figures">{count}</span>}
        </Button>
      }
    >
      <h3 className="popover-title">{viewerStrings.views}</h3>
      {count === 0 && <p className="tool-card-hint">{viewerStrings.noViews}</p>}
      {count > 0 && (
        <ul className="view-list">
          {views?.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              shown={view.id === shown?.id}
              canLocate={canLocate}
              onShow={() => close(() => showView(view))}
              onLocate={() => close(() => onLocate(view))}
            />
          ))}
        </ul>
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="button-row">
        <Button onClick={() => close(() => setTool('crop'))}>{viewerStrings.newView}</Button>
        {shown && <Button onClick={() => close(() => showView(null))}>{viewerStrings.wholePhoto}</Button>}
      </div>
    </Popover>
  )
}

interface ViewRowProps {
  view: PhotoView
  shown: boolean
  canLocate: boolean
  onShow: () => void
  onLocate: () => void
}

function ViewRow({ view, shown, canLocate, onShow, onLocate }: ViewRowProps) {
  const { rename, remove } = useViews()
  const [name, setName] = useState<string | null>(null)
  const { region, adjustments } = view
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name?.trim()) void rename(view.id, name.trim())
    setName(null)
  }
  if (name !== null) {
    return (
      <li>
        <form className="tool-card-form" onSubmit={onSubmit}>
          <TextField label={viewerStrings.name} value={name} maxLength={120} onChange={setName} />
          <div className="button-row">
            <Button type="submit" kind="primary">
              {viewerStrings.rename}
            </Button>
            <Button kind="quiet" onClick={() => setName(null)}>
              {viewerStrings.cancel}
            </Button>
          </div>
        </form>
      </li>
    )
  }
  return (
    <li className="view-row">
      <button type="button" className="view-row-show" aria-current={shown} onClick={onShow}>
        <span className="view-row-name">{view.name}</span>
        <span className="view-row-aside figures">
          {[
            viewerStrings.cropSize(region.widthPx, region.heightPx),
            region.rotationDegrees !== 0 && viewerStrings.turnedBy(region.rotationDegrees),
            adjustments && viewerStrings.withTones,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      <Tip text={viewerStrings.locateView}>
        <button
          type="button"
          className="button button-icon button-quiet"
          aria-label={viewerStrings.locateViewOf(view.name)}
          disabled={!canLocate}
          onClick={onLocate}
        >
          <Crosshair aria-hidden="true" />
        </button>
      </Tip>
      <IconButton label={viewerStrings.renameView(view.name)} onClick={() => setName(view.name)}>
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton label={viewerStrings.removeView(view.name)} onClick={() => void remove(view.id)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  )
}
