import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { stagePlace, viewer } from '../current-stage.ts'
import { toStage } from '../stage/stage-view.ts'
import { useViewer } from '../store.ts'

/** A magnifying glass that follows the pointer, or the point that the arrow keys move. */
export function Loupe({ filter }: { filter: string | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { view, size, point } = useStore(stagePlace)
  const times = useViewer((state) => state.magnification)
  const spot = point ?? view.centre
  useEffect(() => {
    if (canvas.current) viewer.setLoupe({ canvas: canvas.current, spot, times })
  })
  useEffect(() => () => viewer.setLoupe(null), [])
  const at = toStage(view, size, spot)
  return (
    <div className="loupe" style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }} aria-hidden="true">
      <canvas ref={canvas} style={filter ? { filter } : undefined} />
    </div>
  )
}
