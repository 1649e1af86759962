import type { TilePyramid } from '../../../../electron/contract/views.ts'
import { type Size, type StageView, toPhoto } from './stage-view.ts'

export interface TilePlace {
  level: number
  column: number
  row: number
}

export const tileKey = ({ level, column, row }: TilePlace): string => `${level}/${column}_${row}`

/** Photo px along one px of the level: levels halve. */
export function levelStep(pyramid: TilePyramid, level: number): number {
  return 2 ** (pyramid.levels.length - 1 - level)
}

/** The smallest level that is not shown larger than its own pixels, or the photo's own size. `density`: device px per photo px. */
export function levelFor(pyramid: TilePyramid, density: number): number {
  const last = pyramid.levels.length - 1
  for (let level = 0; level < last; level++) if (1 / levelStep(pyramid, level) >= density * 0.99) return level
  return last
}

/** The tiles of a level that may be seen in the stage, those nearest to its middle first. */
export function tilesInView(pyramid: TilePyramid, level: number, view: StageView, stage: Size): TilePlace[] {
  const size = pyramid.levels[level]
  if (!size) return []
  const tilePx = pyramid.tileSidePx * levelStep(pyramid, level)
  const corners = [
    { x: 0, y: 0 },
    { x: stage.width, y: 0 },
    { x: stage.width, y: stage.height },
    { x: 0, y: stage.height },
  ].map((corner) => toPhoto(view, stage, corner))
  const span = (values: number[], lengthPx: number): [number, number] => [
    Math.max(0, Math.floor(Math.min(...values) / tilePx)),
    Math.min(Math.ceil(lengthPx / pyramid.tileSidePx) - 1, Math.floor(Math.max(...values) / tilePx)),
  ]
  const [firstColumn, lastColumn] = span(
    corners.map(({ x }) => x),
    size.widthPx,
  )
  const [firstRow, lastRow] = span(
    corners.map(({ y }) => y),
    size.heightPx,
  )
  const places: TilePlace[] = []
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) places.push({ level, column, row })
  }
  const away = ({ column, row }: TilePlace) => Math.hypot((column + 0.5) * tilePx - view.centre.x, (row + 0.5) * tilePx - view.centre.y)
  return places.sort((a, b) => away(a) - away(b))
}
