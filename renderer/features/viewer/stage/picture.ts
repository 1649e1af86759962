import type { TilePyramid } from '../../../../electron/contract/views.ts'
import { type Size, type StageView, toStage } from './stage-view.ts'
import { levelFor, levelStep, type TilePlace, tilesInView } from './tile-plan.ts'
import type { TileStore } from './tile-store.ts'

export interface PaintedOn {
  context: CanvasRenderingContext2D
  /** CSS px. */
  size: Size
  /** Device px per CSS px. */
  density: number
}

/** What there is of the photo: a small whole picture, and tiles once they are made. */
export interface PictureParts {
  whole: ImageBitmap | null
  tiles: { pyramid: TilePyramid; store: TileStore } | null
}

/** Where the photo's corner lies and how it is scaled and turned, in device px. */
interface Placement {
  x: number
  y: number
  scale: number
  cos: number
  sin: number
  /** Not turned: its edges can be laid on whole device pixels. */
  straight: boolean
}

function placed({ size, density }: PaintedOn, view: StageView): Placement {
  const corner = toStage(view, size, { x: 0, y: 0 })
  const scale = view.scale * density
  // At 1:1 each of the photo's pixels is one of the screen's.
  if (view.rotationDegrees === 0) {
    return { x: Math.round(corner.x * density), y: Math.round(corner.y * density), scale, cos: 1, sin: 0, straight: true }
  }
  const radians = (view.rotationDegrees * Math.PI) / 180
  return { x: corner.x * density, y: corner.y * density, scale, cos: Math.cos(radians), sin: Math.sin(radians), straight: false }
}

/** Paints the photo as it lies in the view; returns the tiles that are seen, most wanted first. */
export function paintPicture(on: PaintedOn, view: StageView, photo: Size, parts: PictureParts): TilePlace[] {
  const { context, size, density } = on
  const at = placed(on, view)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, size.width * density, size.height * density)
  context.setTransform(at.scale * at.cos, at.scale * at.sin, -at.scale * at.sin, at.scale * at.cos, at.x, at.y)
  if (!parts.tiles) {
    paintWhole(context, at, photo, parts.whole)
    return []
  }
  const { pyramid, store } = parts.tiles
  const finest = levelFor(pyramid, at.scale)
  const seen = tilesInView(pyramid, finest, view, size)
  // What lies under tiles that are all there would not be seen, but through the seams of a turned photo.
  const covered = at.straight && seen.length > 0 && seen.every((place) => store.get(place) !== null)
  if (!covered) {
    paintWhole(context, at, photo, parts.whole)
    for (let level = Math.max(0, finest - 2); level < finest; level++) {
      paintTiles(context, at, photo, parts.tiles, level, tilesInView(pyramid, level, view, size))
    }
  }
  paintTiles(context, at, photo, parts.tiles, finest, seen)
  return seen
}

function paintWhole(context: CanvasRenderingContext2D, { scale }: Placement, photo: Size, whole: ImageBitmap | null): void {
  if (!whole) return
  // Pixel by pixel only where the picture has all of the photo's pixels.
  context.imageSmoothingEnabled = whole.width < photo.width || scale < 1
  context.imageSmoothingQuality = 'medium'
  context.drawImage(whole, 0, 0, photo.width, photo.height)
}

function paintTiles(
  context: CanvasRenderingContext2D,
  at: Placement,
  photo: Size,
  { pyramid, store }: NonNullable<PictureParts['tiles']>,
  level: number,
  places: readonly TilePlace[],
): void {
  const step = levelStep(pyramid, level)
  const side = pyramid.tileSidePx * step
  context.save()
  // The last tiles of a halved level may reach a pixel beyond the photo.
  context.beginPath()
  context.rect(0, 0, photo.width, photo.height)
  context.clip()
  context.imageSmoothingEnabled = step > 1 || at.scale < 1
  context.imageSmoothingQuality = 'medium'
  if (at.straight) context.setTransform(1, 0, 0, 1, 0, 0)
  for (const place of places) {
    const bitmap = store.get(place)
    if (!bitmap) continue
    const [left, top] = [place.column * side, place.row * side]
    const [width, height] = [bitmap.width * step, bitmap.height * step]
    if (!at.straight) {
      context.drawImage(bitmap, left, top, width, height)
      continue
    }
    // Neighbours meet on the same whole pixel: no seam is left between them.
    const edge = (origin: number, length: number) => Math.round(origin + length * at.scale)
    const [x, y] = [edge(at.x, left), edge(at.y, top)]
    context.drawImage(bitmap, x, y, edge(at.x, left + width) - x, edge(at.y, top + height) - y)
  }
  context.restore()
}
