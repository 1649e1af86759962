import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { viewerStrings } from '../../../strings/index.ts'
import { ProgressBar } from '../../../ui/bar.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { stagePlace } from '../current-stage.ts'
import { useViewer } from '../store.ts'

/** Zoom and the pixel that is pointed at, and how far full detail is. Written past React: it changes with every move. */
export function Readout({ onStopTiles }: { onStopTiles: () => void }) {
  const zoom = useRef<HTMLSpanElement>(null)
  const pixel = useRef<HTMLSpanElement>(null)
  const fraction = useViewer((state) => state.tilesFraction)
  const problem = useViewer((state) => state.problem)
  useEffect(() => {
    const write = () => {
      const { view, point } = stagePlace.getState()
      const { photo } = useViewer.getState()
      if (zoom.current) zoom.current.textContent = viewerStrings.zoom(view.scale * devicePixelRatio)
      const inside = point && point.x >= 0 && point.y >= 0 && point.x < photo.width && point.y < photo.height
      if (pixel.current) pixel.current.textContent = inside ? viewerStrings.pixel(Math.floor(point.x), Math.floor(point.y)) : ''
    }
    write()
    return stagePlace.subscribe(write)
  }, [])
  return (
    <div className="readout figures">
      <span ref={zoom} className="readout-zoom" />
      <span ref={pixel} className="readout-pixel" />
      {fraction !== null && (
        <span className="readout-tiles" role="status">
          <span>{viewerStrings.preparing}</span>
          <ProgressBar fraction={fraction} label={viewerStrings.preparing} />
          <IconButton label={viewerStrings.stopPreparing} onClick={onStopTiles}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      )}
      {problem && (
        <span className="readout-problem" role="alert">
          {viewerStrings.noDetail(problem.message)}
        </span>
      )}
    </div>
  )
}
