import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

interface SplitterProps {
  label: string
  /** `column`: a vertical bar between columns; `row`: a horizontal bar between rows. */
  between: 'column' | 'row'
  sizePx: number
  minPx: number
  maxPx: number
  /** +1 when the resized panel lies before the bar, −1 when after it. */
  direction: 1 | -1
  onResize: (sizePx: number) => void
}

const STEP_PX = 24

/** A bar that resizes the panel beside it, by pointer or by arrow keys. */
export function Splitter({ label, between, sizePx, minPx, maxPx, direction, onResize }: SplitterProps) {
  const [dragging, setDragging] = useState(false)
  const start = useRef({ pointerPx: 0, sizePx: 0 })
  const resize = (wanted: number) => onResize(Math.round(Math.max(minPx, Math.min(maxPx, wanted))))
  const along = (event: PointerEvent) => (between === 'column' ? event.clientX : event.clientY)

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { pointerPx: along(event), sizePx }
    setDragging(true)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (dragging) resize(start.current.sizePx + direction * (along(event) - start.current.pointerPx))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = between === 'column' ? 'ArrowRight' : 'ArrowDown'
    const backward = between === 'column' ? 'ArrowLeft' : 'ArrowUp'
    if (event.key !== forward && event.key !== backward) return
    event.preventDefault()
    resize(sizePx + direction * (event.key === forward ? STEP_PX : -STEP_PX))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is a widget; <hr> cannot be one.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={between === 'column' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(sizePx)}
      aria-valuemin={minPx}
      aria-valuemax={Math.round(maxPx)}
      className={`splitter splitter-${between}`}
      data-dragging={dragging || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragging(false)}
      onKeyDown={onKeyDown}
    />
  )
}
