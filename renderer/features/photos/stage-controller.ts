import { fitView, keepInside, type Size, type StageView, zoomAt } from './stage-view.ts'

export interface StageController {
  fit(): void
  /** One photo pixel to one screen pixel. */
  actualSize(): void
  zoomBy(factor: number): void
  panBy(x: number, y: number): void
  destroy(): void
}

/** Pans and zooms `picture` within `stage` by writing its transform: React never renders while it moves. */
export function createStage(stage: HTMLElement, picture: HTMLElement, photo: Size, onScale: (scale: number) => void): StageController {
  let view: StageView = { scale: 1, left: 0, top: 0 }
  let fitted = true
  let drag: { pointerId: number; x: number; y: number } | null = null
  const size = (): Size => ({ width: stage.clientWidth, height: stage.clientHeight })

  const show = (next: StageView) => {
    view = next
    picture.style.transform = `translate(${view.left}px, ${view.top}px)`
    picture.style.width = `${photo.width * view.scale}px`
    picture.style.height = `${photo.height * view.scale}px`
    onScale(view.scale * devicePixelRatio)
  }
  const fit = () => {
    fitted = true
    show(fitView(photo, size()))
  }
  const zoom = (factor: number, x: number, y: number) => {
    fitted = false
    show(zoomAt(view, factor, x, y, photo, size()))
  }
  const zoomBy = (factor: number) => zoom(factor, stage.clientWidth / 2, stage.clientHeight / 2)
  const panBy = (x: number, y: number) => show(keepInside({ ...view, left: view.left + x, top: view.top + y }, photo, size()))

  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    const box = stage.getBoundingClientRect()
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0018)), event.clientX - box.left, event.clientY - box.top)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    drag = { pointerId: event.pointerId, x: event.clientX, y: event.clientY }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (drag?.pointerId !== event.pointerId) return
    // Captured only once it moves: a plain click must still reach the box under it.
    if (!stage.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 4) return
      stage.setPointerCapture(event.pointerId)
    }
    panBy(event.clientX - drag.x, event.clientY - drag.y)
    drag = { ...drag, x: event.clientX, y: event.clientY }
  }
  const onPointerUp = () => {
    drag = null
  }
  const onDoubleClick = (event: MouseEvent) => {
    const box = stage.getBoundingClientRect()
    if (fitted) zoom(2.5, event.clientX - box.left, event.clientY - box.top)
    else fit()
  }
  stage.addEventListener('wheel', onWheel, { passive: false })
  stage.addEventListener('pointerdown', onPointerDown)
  stage.addEventListener('pointermove', onPointerMove)
  stage.addEventListener('pointerup', onPointerUp)
  stage.addEventListener('pointercancel', onPointerUp)
  stage.addEventListener('dblclick', onDoubleClick)
  const resizes = new ResizeObserver(() => (fitted ? fit() : show(keepInside(view, photo, size()))))
  resizes.observe(stage)
  fit()

  return {
    fit,
    actualSize: () => zoomBy(1 / devicePixelRatio / view.scale),
    zoomBy,
    panBy,
    destroy() {
      resizes.disconnect()
      stage.removeEventListener('wheel', onWheel)
      stage.removeEventListener('pointerdown', onPointerDown)
      stage.removeEventListener('pointermove', onPointerMove)
      stage.removeEventListener('pointerup', onPointerUp)
      stage.removeEventListener('pointercancel', onPointerUp)
      stage.removeEventListener('dblclick', onDoubleClick)
    },
  }
}
