import type { PhotoSource } from './photo-source.ts'
import { type PaintedOn, paintPicture } from './picture.ts'
import { listenToPointer } from './stage-pointer.ts'
import {
  fitView,
  keepInside,
  moved,
  type Size,
  type Spot,
  type StageView,
  toPhoto,
  toStage,
  turnedTo,
  viewShowing,
  zoomAt,
} from './stage-view.ts'

export interface StageParts {
  stage: HTMLElement
  canvas: HTMLCanvasElement
  /** Covers exactly the photo's rectangle. */
  overlay: HTMLElement
}

/** What a tool makes of the pointer; all spots in photo px, which may lie outside the photo. */
export interface StageTool {
  press(spot: Spot, scale: number): void
  drag(spot: Spot): void
  release(): void
}

export interface StageHandlers {
  onView: (view: StageView) => void
  /** Where on the photo the pointer is; null where it has left. */
  onPoint: (spot: Spot | null) => void
  /** The tool in hand; null where dragging moves the photo. */
  tool: () => StageTool | null
}

export interface StageController {
  readonly view: StageView
  readonly size: Size
  fit(): void
  /** One photo pixel to one screen pixel. */
  actualSize(): void
  zoomBy(factor: number): void
  panBy(x: number, y: number): void
  turnTo(degrees: number): void
  /** Brings spots of the photo (px) into the middle; `closest` is the largest scale that this zooms to. */
  show(spots: readonly Spot[], closest?: number): void
  /** Moves the photo just so far that the spot is in sight. */
  reveal(spot: Spot): void
  repaint(): void
  /** The magnifier: painted whenever the photo moves, `times` as large, around `spot`. */
  setLoupe(loupe: { canvas: HTMLCanvasElement; spot: Spot; times: number } | null): void
  destroy(): void
}

const MARGIN_PX = 32

/** Pans, zooms and turns the photo within the stage by painting it: React never renders while it moves. */
export function createStage(
  { stage, canvas, overlay }: StageParts,
  photo: Size,
  source: PhotoSource,
  handlers: StageHandlers,
): StageController {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no canvas to paint on.')
  let view: StageView = { scale: 1, rotationDegrees: 0, centre: { x: photo.width / 2, y: photo.height / 2 } }
  let fitted = true
  let frame = 0
  let loupe: { canvas: HTMLCanvasElement; spot: Spot; times: number } | null = null
  const size = (): Size => ({ width: stage.clientWidth, height: stage.clientHeight })

  function paint(): void {
    frame = 0
    const density = devicePixelRatio
    const wanted = paintPicture({ context: context!, size: fitCanvas(canvas, size(), density), density }, view, photo, source)
    source.need(view.scale * density)
    if (loupe) wanted.push(...paintLoupe(loupe, density))
    source.tiles?.store.want(wanted)
    canvas.dataset.painted = source.whole ? 'true' : 'false'
  }

  function paintLoupe({ canvas: glass, spot, times }: NonNullable<typeof loupe>, density: number) {
    const glassContext = glass.getContext('2d')
    if (!glassContext) return []
    const side = { width: glass.clientWidth, height: glass.clientHeight }
    const on: PaintedOn = { context: glassContext, size: fitCanvas(glass, side, density), density }
    source.need(view.scale * times * density)
    return paintPicture(on, { ...view, scale: view.scale * times, centre: spot }, photo, source)
  }

  const repaint = () => {
    frame ||= requestAnimationFrame(paint)
  }
  const show = (next: StageView) => {
    view = next
    const corner = toStage(view, size(), { x: 0, y: 0 })
    overlay.style.transform = `translate(${corner.x}px, ${corner.y}px) rotate(${view.rotationDegrees}deg)`
    overlay.style.width = `${photo.width * view.scale}px`
    overlay.style.height = `${photo.height * view.scale}px`
    handlers.onView(view)
    repaint()
  }
  const fit = () => {
    fitted = true
    show(fitView(photo, size(), view.rotationDegrees))
  }
  const zoom = (factor: number, at: Spot) => {
    fitted = false
    show(zoomAt(view, factor, at, photo, size()))
  }
  const middle = (): Spot => ({ x: stage.clientWidth / 2, y: stage.clientHeight / 2 })
  const zoomBy = (factor: number) => zoom(factor, middle())
  const panBy = (x: number, y: number) => {
    if (x !== 0 || y !== 0) show(keepInside(moved(view, x, y), photo, size()))
  }

  const stopListening = listenToPointer(stage, {
    toPhoto: (at) => toPhoto(view, size(), at),
    tool: handlers.tool,
    scale: () => view.scale,
    pan: panBy,
    zoom,
    onPoint: handlers.onPoint,
    onDoubleClick: (at) => (fitted ? zoom(2.5, at) : fit()),
  })
  const resizes = new ResizeObserver(() => (fitted ? fit() : show(keepInside(view, photo, size()))))
  resizes.observe(stage)
  fit()

  return {
    get view() {
      return view
    },
    get size() {
      return size()
    },
    fit,
    actualSize: () => zoomBy(1 / devicePixelRatio / view.scale),
    zoomBy,
    panBy,
    turnTo(degrees) {
      show(fitted ? fitView(photo, size(), degrees) : turnedTo(view, degrees, photo, size()))
    },
    show(spots, closest) {
      fitted = false
      show(viewShowing(spots, view, photo, size(), closest))
    },
    reveal(spot) {
      const at = toStage(view, size(), spot)
      const { width, height } = size()
      const into = (position: number, room: number) =>
        position < MARGIN_PX ? MARGIN_PX - position : position > room - MARGIN_PX ? room - MARGIN_PX - position : 0
      panBy(into(at.x, width), into(at.y, height))
    },
    repaint,
    setLoupe(next) {
      loupe = next
      repaint()
    },
    destroy() {
      cancelAnimationFrame(frame)
      resizes.disconnect()
      stopListening()
    },
  }
}

/** Gives the canvas as many pixels as the screen has there; returns its size in CSS px. */
function fitCanvas(canvas: HTMLCanvasElement, size: Size, density: number): Size {
  const width = Math.max(1, Math.round(size.width * density))
  const height = Math.max(1, Math.round(size.height * density))
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  return size
}
