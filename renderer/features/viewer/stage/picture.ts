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

/** Paints the photo as it lies in the view; returns the tiles that are seen, most wanted first. */
export function paintPicture({ context, size, density }: PaintedOn, view: StageView, photo: Size, parts: PictureParts): TilePlace[] {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, size.width * density, size.height * density)
  const corner = toStage(view, size, { x: 0, y: 0 })
  const radians = (view.rotationDegrees * Math.PI) / 180
  const scale = view.scale * density
  // Whole device pixels where the photo is not turned: at 1:1 each of its pixels is one of the screen's.
  const straight = view.rotationDegrees === 0
  const at = straight
    ? { x: Math.round(corner.x * density), y: Math.round(corner.y * density) }
    : { x: corner.x * density, y: corner.y * density }
  const cos = straight ? 1 : Math.cos(radians)
  const sin = straight ? 0 : Math.sin(radians)
  context.setTransform(scale * cos, scale * sin, -scale * sin, scale * cos, at.x, at.y)

  if (parts.whole) {
    // Pixel by pixel only where the picture has all of the photo's pixels.
    context.imageSmoothingEnabled = parts.whole.width < photo.width || scale < 1
    context.imageSmoothingQuality = 'medium'
    context.drawImage(parts.whole, 0, 0, photo.width, photo.height)
  }
  if (!parts.tiles) return []
  const { pyramid, store } = parts.tiles
  const finest = levelFor(pyramid, scale)
  context.save()
  context.beginPath()
  context.rect(0, 0, photo.width, photo.height)
  context.clip()
  // Coarser ones first: they show until the finer ones have come.
  for (let level = Math.max(0, finest - 2); level <= finest; level++) {
    const step = levelStep(pyramid, level)
    context.imageSmoothingEnabled = step > 1 || scale < 1
    for (const place of tilesInView(pyramid, level, view, size)) {
      const bitmap = store.get(place)
      if (!bitmap) continue
      const side = pyramid.tileSidePx * step
      context.drawImage(bitmap, place.column * side, place.row * side, bitmap.width * step, bitmap.height * step)
    }
  }
  context.restore()
  return tilesInView(pyramid, finest, view, size)
}
