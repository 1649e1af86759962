import { type Spot, turned } from '../../../../electron/core/photos/view-region.ts'

export type { Spot }

export interface Size {
  width: number
  height: number
}

/** How the photo lies in the stage. */
export interface StageView {
  /** Screen px per photo px. */
  scale: number
  /** Clockwise. */
  rotationDegrees: number
  /** The photo's point in the middle of the stage, photo px. */
  centre: Spot
}

const LARGEST_SCALE = 32
/** Small photos are not blown up beyond this when they are fitted. */
const LARGEST_FIT = 2

/** Where a point of the photo is shown, px from the stage's top left corner. */
export function toStage({ scale, rotationDegrees, centre }: StageView, stage: Size, spot: Spot): Spot {
  const offset = turned({ x: spot.x - centre.x, y: spot.y - centre.y }, rotationDegrees)
  return { x: stage.width / 2 + offset.x * scale, y: stage.height / 2 + offset.y * scale }
}

/** The inverse of `toStage`. */
export function toPhoto({ scale, rotationDegrees, centre }: StageView, stage: Size, at: Spot): Spot {
  const offset = turned({ x: (at.x - stage.width / 2) / scale, y: (at.y - stage.height / 2) / scale }, -rotationDegrees)
  return { x: centre.x + offset.x, y: centre.y + offset.y }
}

/** Sides of the upright rectangle around the turned photo, photo px. */
export function turnedSize({ width, height }: Size, rotationDegrees: number): Size {
  const across = turned({ x: width, y: 0 }, rotationDegrees)
  const down = turned({ x: 0, y: height }, rotationDegrees)
  return { width: Math.abs(across.x) + Math.abs(down.x), height: Math.abs(across.y) + Math.abs(down.y) }
}

/** The whole photo, centred, with a margin. */
export function fitView(photo: Size, stage: Size, rotationDegrees = 0, marginPx = 16): StageView {
  const room = { width: Math.max(1, stage.width - marginPx * 2), height: Math.max(1, stage.height - marginPx * 2) }
  const around = turnedSize(photo, rotationDegrees)
  const scale = Math.min(room.width / around.width, room.height / around.height, LARGEST_FIT)
  return { scale, rotationDegrees, centre: { x: photo.width / 2, y: photo.height / 2 } }
}

/** Keeps a photo larger than the stage covering it, and centres one that is smaller, in each direction. */
export function keepInside(view: StageView, photo: Size, stage: Size): StageView {
  const around = turnedSize(photo, view.rotationDegrees)
  const middle = toStage(view, stage, { x: photo.width / 2, y: photo.height / 2 })
  const within = (at: number, sizePx: number, roomPx: number) =>
    sizePx <= roomPx ? roomPx / 2 : Math.max(roomPx - sizePx / 2, Math.min(sizePx / 2, at))
  const wanted = {
    x: within(middle.x, around.width * view.scale, stage.width),
    y: within(middle.y, around.height * view.scale, stage.height),
  }
  return moved(view, wanted.x - middle.x, wanted.y - middle.y)
}

/** The photo moved by so many px of the stage. */
export function moved(view: StageView, x: number, y: number): StageView {
  const by = turned({ x: x / view.scale, y: y / view.scale }, -view.rotationDegrees)
  return { ...view, centre: { x: view.centre.x - by.x, y: view.centre.y - by.y } }
}

/** Scales by `factor` so that the photo's point under `at` of the stage stays there. */
export function zoomAt(view: StageView, factor: number, at: Spot, photo: Size, stage: Size): StageView {
  const smallest = Math.min(fitView(photo, stage, view.rotationDegrees).scale, 1)
  const scale = Math.max(smallest, Math.min(LARGEST_SCALE, view.scale * factor))
  const zoomed = { ...view, scale }
  const under = toStage(zoomed, stage, toPhoto(view, stage, at))
  return keepInside(moved(zoomed, at.x - under.x, at.y - under.y), photo, stage)
}

/** Turns the photo about the middle of the stage. */
export function turnedTo(view: StageView, rotationDegrees: number, photo: Size, stage: Size): StageView {
  return keepInside({ ...view, rotationDegrees }, photo, stage)
}

/** Shows the spots, photo px, in the middle: no closer than `closest` times, with room around. */
export function viewShowing(spots: readonly Spot[], view: StageView, photo: Size, stage: Size, closest = 2): StageView {
  const seen = spots.map((spot) => turned(spot, view.rotationDegrees))
  const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))]
  const fitting = Math.min(stage.width / Math.max(1, right - left), stage.height / Math.max(1, bottom - top))
  const smallest = Math.min(fitView(photo, stage, view.rotationDegrees).scale, 1)
  const scale = Math.max(smallest, Math.min(closest, fitting * 0.85))
  const centre = turned({ x: (left + right) / 2, y: (top + bottom) / 2 }, -view.rotationDegrees)
  return keepInside({ ...view, scale, centre }, photo, stage)
}

/** Within -180..180, 180 included. */
export function wrappedDegrees(degrees: number): number {
  const turnedOnce = ((degrees % 360) + 360) % 360
  return turnedOnce > 180 ? turnedOnce - 360 : turnedOnce
}
