import type { TileFrame } from './rings.ts'

/** As `resources/basemap/ground.ts` writes them: the first point and the steps to each next, from the tile's north-west corner. */
export interface GroundFile {
  land: number[][]
  coasts: number[][]
  borders: number[][]
  regions: number[][]
  contested: number[][]
}

/** Tiles of 1:10m ground are cut at this zoom, and serve all views from the next zoom on. */
export const GROUND_ZOOM = 5
const EXTENT = 32_768
/** Lines are cut into pieces of this many points: those outside a canvas cost nothing. */
const PIECE_POINTS = 64

interface Piece {
  points: Int32Array
  minX: number
  maxX: number
  minY: number
  maxY: number
}

export type Ground = Record<keyof GroundFile, Piece[]>

/** Makes a file ready to be drawn. */
export function readGround(file: GroundFile): Ground {
  return {
    land: file.land.map((steps) => piece(absolute(steps))),
    coasts: file.coasts.flatMap(pieces),
    borders: file.borders.flatMap(pieces),
    regions: file.regions.flatMap(pieces),
    contested: file.contested.flatMap(pieces),
  }
}

function absolute(steps: readonly number[]): Int32Array {
  const points = Int32Array.from(steps)
  for (let index = 2; index < points.length; index++) points[index] = (points[index] ?? 0) + (points[index - 2] ?? 0)
  return points
}

function pieces(steps: readonly number[]): Piece[] {
  const points = absolute(steps)
  const found: Piece[] = []
  // Neighbouring pieces share a point, so that the line has no gaps.
  for (let from = 0; from < points.length - 2; from += (PIECE_POINTS - 1) * 2)
    found.push(piece(points.subarray(from, from + PIECE_POINTS * 2)))
  return found
}

function piece(points: Int32Array): Piece {
  const found: Piece = { points, minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity }
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index] ?? 0
    const y = points[index + 1] ?? 0
    if (x < found.minX) found.minX = x
    if (x > found.maxX) found.maxX = x
    if (y < found.minY) found.minY = y
    if (y > found.maxY) found.maxY = y
  }
  return found
}

/** Column and row of the ground tile that holds the frame; the world repeats sideways. */
export function groundAddress(frame: TileFrame): { x: number; y: number } {
  const count = 2 ** GROUND_ZOOM
  const x = Math.floor((frame.x + frame.side / 2) * count)
  return { x: ((x % count) + count) % count, y: Math.floor((frame.y + frame.side / 2) * count) }
}

/** Adds to the context's path what of the shapes lies in the frame, in the frame's pixels. */
export function traceGround(context: OffscreenCanvasRenderingContext2D, shapes: readonly Piece[], frame: TileFrame, closed: boolean): void {
  const count = 2 ** GROUND_ZOOM
  const scale = frame.sizePx / frame.side / count / EXTENT
  const column = Math.floor((frame.x + frame.side / 2) * count)
  const row = Math.floor((frame.y + frame.side / 2) * count)
  const offsetX = (frame.x - column / count) * count * EXTENT
  const offsetY = (frame.y - row / count) * count * EXTENT
  const margin = 4 / scale
  const [west, north] = [offsetX - margin, offsetY - margin]
  const [east, south] = [offsetX + frame.sizePx / scale + margin, offsetY + frame.sizePx / scale + margin]
  for (const { points, minX, maxX, minY, maxY } of shapes) {
    if (maxX < west || minX > east || maxY < north || minY > south) continue
    for (let index = 0; index < points.length; index += 2) {
      const x = ((points[index] ?? 0) - offsetX) * scale
      const y = ((points[index + 1] ?? 0) - offsetY) * scale
      if (index === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    if (closed) context.closePath()
  }
}
