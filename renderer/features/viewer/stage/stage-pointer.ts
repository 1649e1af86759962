import type { StageTool } from './stage-controller.ts'
import type { Spot } from './stage-view.ts'

export interface PointerHandlers {
  toPhoto: (at: Spot) => Spot
  tool: () => StageTool | null
  scale: () => number
  pan: (x: number, y: number) => void
  zoom: (factor: number, at: Spot) => void
  onPoint: (spot: Spot | null) => void
  onDoubleClick: (at: Spot) => void
}

const MOVED_FROM_PX = 4

/** Wheel, drag and double click on the stage. The left button works the tool in hand; the others always move the photo. */
export function listenToPointer(stage: HTMLElement, handlers: PointerHandlers): () => void {
  let drag: { pointerId: number; last: Spot; tool: StageTool | null } | null = null
  const at = (event: MouseEvent): Spot => {
    const box = stage.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    handlers.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0018)), at(event))
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button > 1 || drag) return
    const tool = event.button === 0 && !event.altKey ? handlers.tool() : null
    drag = { pointerId: event.pointerId, last: at(event), tool }
    if (!tool) return
    stage.setPointerCapture(event.pointerId)
    tool.press(handlers.toPhoto(at(event)), handlers.scale())
  }
  const onPointerMove = (event: PointerEvent) => {
    const now = at(event)
    handlers.onPoint(handlers.toPhoto(now))
    if (drag?.pointerId !== event.pointerId) return
    if (drag.tool) return drag.tool.drag(handlers.toPhoto(now))
    // Captured only once it moves: a plain click must still reach the box under it.
    if (!stage.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(now.x - drag.last.x, now.y - drag.last.y) < MOVED_FROM_PX) return
      stage.setPointerCapture(event.pointerId)
    }
    handlers.pan(now.x - drag.last.x, now.y - drag.last.y)
    drag = { ...drag, last: now }
  }
  const onPointerUp = (event: PointerEvent) => {
    if (drag?.pointerId !== event.pointerId) return
    drag.tool?.release()
    drag = null
  }
  const onPointerLeave = () => handlers.onPoint(null)
  const onDoubleClick = (event: MouseEvent) => {
    if (!handlers.tool()) handlers.onDoubleClick(at(event))
  }
  // The middle button would start the browser's own scrolling.
  const onMouseDown = (event: MouseEvent) => {
    if (event.button === 1) event.preventDefault()
  }
  stage.addEventListener('wheel', onWheel, { passive: false })
  stage.addEventListener('pointerdown', onPointerDown)
  stage.addEventListener('pointermove', onPointerMove)
  stage.addEventListener('pointerup', onPointerUp)
  stage.addEventListener('pointercancel', onPointerUp)
  stage.addEventListener('pointerleave', onPointerLeave)
  stage.addEventListener('dblclick', onDoubleClick)
  stage.addEventListener('mousedown', onMouseDown)
  return () => {
    stage.removeEventListener('wheel', onWheel)
    stage.removeEventListener('pointerdown', onPointerDown)
    stage.removeEventListener('pointermove', onPointerMove)
    stage.removeEventListener('pointerup', onPointerUp)
    stage.removeEventListener('pointercancel', onPointerUp)
    stage.removeEventListener('pointerleave', onPointerLeave)
    stage.removeEventListener('dblclick', onDoubleClick)
    stage.removeEventListener('mousedown', onMouseDown)
  }
}
