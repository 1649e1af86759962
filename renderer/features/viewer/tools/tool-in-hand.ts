import { turned } from '../../../../electron/core/photos/view-region.ts'
import { stagePlace, viewer } from '../current-stage.ts'
import type { StageTool } from '../stage/stage-controller.ts'
import type { Spot } from '../stage/stage-view.ts'
import { useViewer } from '../store.ts'
import { frameBetween, gripAt, movedFrame, toFrame } from './crop-frame.ts'
import { type Line, lengthPx } from './measuring.ts'

/** How near to a corner or an end a press takes hold of it, px of the screen. */
const REACH_PX = 12
/** Shorter lines and crops were clicks, px of the photo. */
const SHORTEST_PX = 1.5
const STEP_PX = 8

/** What dragging does now; null where it moves the photo. */
export function toolInHand(): StageTool | null {
  const { tool } = useViewer.getState()
  if (tool === 'crop') return cropping
  if (tool === 'measure') return measuring
  return null
}

let dragCrop: ((spot: Spot) => void) | null = null

const cropping: StageTool = {
  press(spot, scale) {
    const { crop, photo, rotationDegrees, set } = useViewer.getState()
    const start = toFrame(spot, photo, rotationDegrees)
    const grip = gripAt(crop, start, REACH_PX / scale)
    dragCrop = (now) => {
      const at = toFrame(now, photo, rotationDegrees)
      if (grip.kind === 'inside' && crop) set({ crop: movedFrame(crop, { x: at.x - start.x, y: at.y - start.y }, photo, rotationDegrees) })
      else set({ crop: frameBetween(grip.kind === 'corner' ? grip.fixed : start, at, photo, rotationDegrees) })
    }
    if (grip.kind === 'new') set({ crop: null })
  },
  drag: (spot) => dragCrop?.(spot),
  release() {
    dragCrop = null
    const { crop, set } = useViewer.getState()
    if (crop && (crop.right - crop.left <= SHORTEST_PX || crop.bottom - crop.top <= SHORTEST_PX)) set({ crop: null })
  },
}

let dragLine: ((spot: Spot) => void) | null = null

const measuring: StageTool = {
  press(spot, scale) {
    const { lines, setLines } = useViewer.getState()
    const near = (end: Spot) => Math.hypot(end.x - spot.x, end.y - spot.y) <= REACH_PX / scale
    const end = lines.flatMap(({ from, to }) => [from, to]).find(near)
    // A shadow begins where what throws it stands: after one line, an end of it is where the next begins.
    if (end && lines.length > 1) {
      const along = (held: Spot, now: Spot) => (held.x === end.x && held.y === end.y ? now : held)
      dragLine = (now) => setLines(lines.map(({ from, to }) => ({ from: along(from, now), to: along(to, now) })))
      return
    }
    const others: readonly Line[] = lines.slice(-1)
    dragLine = (now) => setLines([...others, { from: end ?? spot, to: now }])
  },
  drag: (spot) => dragLine?.(spot),
  release() {
    dragLine = null
    const { lines, setLines } = useViewer.getState()
    if (lines.some((line) => lengthPx(line) < SHORTEST_PX)) setLines(lines.filter((line) => lengthPx(line) >= SHORTEST_PX))
  },
}

let pressedByKeys = false

/** Moves the tool's point by one step in a direction of the screen; `fine`: one pixel of the photo. */
export function movePoint(direction: Spot, fine: boolean): void {
  const { view, point } = stagePlace.getState()
  const step = fine ? 1 : STEP_PX / view.scale
  const by = turned({ x: direction.x * step, y: direction.y * step }, -view.rotationDegrees)
  const from = point ?? view.centre
  const { photo } = useViewer.getState()
  const next = { x: Math.max(0, Math.min(photo.width, from.x + by.x)), y: Math.max(0, Math.min(photo.height, from.y + by.y)) }
  stagePlace.setState({ point: next, byKeys: true })
  viewer.reveal(next)
  if (pressedByKeys) toolInHand()?.drag(next)
}

/** Enter begins a line or a crop at the point, and Enter again ends it. */
export function pressPoint(): void {
  const tool = toolInHand()
  if (!tool) return
  const { view, point } = stagePlace.getState()
  const spot = point ?? view.centre
  stagePlace.setState({ point: spot, byKeys: true })
  if (pressedByKeys) tool.release()
  else tool.press(spot, view.scale)
  pressedByKeys = !pressedByKeys
}

export function letGoOfPoint(): void {
  if (pressedByKeys) toolInHand()?.release()
  pressedByKeys = false
}
