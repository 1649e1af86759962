import { type FormEvent, useState } from 'react'
import type { PhotoView } from '../../../../electron/contract/views.ts'
import { viewerStrings } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { useViewer } from '../store.ts'
import { useViews } from '../views-store.ts'
import { ToolCard } from './tool-card.tsx'

interface CropCardProps {
  canLocate: boolean
  onLocate: (view: PhotoView) => void
}

/** Keeps what is framed as a view, and has the model look at just that. */
export function CropCard({ canLocate, onLocate }: CropCardProps) {
  const crop = useViewer((state) => state.crop)
  const look = useViewer((state) => state.look)
  const setTool = useViewer((state) => state.setTool)
  const showView = useViewer((state) => state.showView)
  const { keep, problem, views } = useViews()
  const [name, setName] = useState('')
  const { region, adjustments } = look()
  const usual = viewerStrings.viewName((views?.length ?? 0) + 1)

  const keepView = async (then: (view: PhotoView) => void) => {
    const view = await keep(name.trim() || usual)
    if (!view) return
    setTool(null)
    then(view)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void keepView(showView)
  }
  return (
    <ToolCard title={viewerStrings.newView}>
      <p className="tool-card-figures figures">
        {crop ? viewerStrings.cropSize(region.widthPx, region.heightPx) : viewerStrings.cropWhole}
        {region.rotationDegrees !== 0 && ` · ${viewerStrings.turnedBy(region.rotationDegrees)}`}
        {adjustments && ` · ${viewerStrings.withTones}`}
      </p>
      <p className="tool-card-hint">{viewerStrings.cropHint}</p>
      <form className="tool-card-form" onSubmit={onSubmit}>
        <TextField label={viewerStrings.name} value={name} placeholder={usual} maxLength={120} onChange={setName} />
        <div className="button-row">
          <Button type="submit">{viewerStrings.keepView}</Button>
          <Button kind="primary" disabled={!canLocate} onClick={() => void keepView(onLocate)}>
            {viewerStrings.keepAndLocate}
          </Button>
        </div>
      </form>
      {problem && <ProblemNote problem={problem} />}
    </ToolCard>
  )
}
