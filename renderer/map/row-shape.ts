import type { LonRange } from '../../electron/core/hints/circle-rows.ts'
import { latitudeOf } from '../../electron/core/hints/mercator-plane.ts'
import type { AreaShape } from './area-shape.ts'
import type { TileFrame } from './rings.ts'

const ROW_PX = 2
/** Edges of neighbouring rows that lie further apart than this belong to different parts. */
const LEAP_PX = 60

interface Stretch {
  fromPx: number
  toPx: number
  /** It goes once round the Earth, and has no ends. */
  whole: boolean
}

/** An area given latitude by latitude, painted row by row: circles and bands are exact at every zoom, over poles and the antimeridian. */
export function rowShape(rows: (lat: number) => readonly LonRange[]): AreaShape {
  return {
    fill(context, frame) {
      context.beginPath()
      for (let y = 0; y < frame.sizePx; y += ROW_PX)
        for (const { fromPx, toPx } of stretchesAt(rows, frame, y + ROW_PX / 2)) {
          const start = Math.max(-8, fromPx)
          context.rect(start, y, Math.min(frame.sizePx + 8, toPx) - start, ROW_PX)
        }
      context.fill()
    },
    stroke(context, frame) {
      context.beginPath()
      let above: Stretch[] | null = null
      for (let y = -ROW_PX; y <= frame.sizePx + ROW_PX; y += ROW_PX) {
        const here = stretchesAt(rows, frame, y)
        if (above !== null) edgesBetween(context, above, here, y)
        above = here
      }
      context.stroke()
    },
  }
}

/** Stretches of one row in the tile's pixels, on every copy of the world that reaches into it. */
function stretchesAt(rows: (lat: number) => readonly LonRange[], frame: TileFrame, yPx: number): Stretch[] {
  const worldY = frame.y + (yPx / frame.sizePx) * frame.side
  if (worldY < 0 || worldY > 1) return []
  const scale = frame.sizePx / frame.side
  const result: Stretch[] = []
  for (const [from, to] of rows(latitudeOf((0.5 - worldY) * 360))) {
    const west = from / 360 + 0.5 - frame.x
    const width = (to - from) / 360
    for (let turn = Math.ceil(-west - width - 0.02); (west + turn) * scale <= frame.sizePx + LEAP_PX; turn++)
      result.push({ fromPx: (west + turn) * scale, toPx: (west + width + turn) * scale, whole: width >= 1 - 1e-9 })
  }
  return result
}

function edgesBetween(context: CanvasRenderingContext2D, above: readonly Stretch[], here: readonly Stretch[], y: number): void {
  const used = new Set<Stretch>()
  for (const stretch of here) {
    const match = above.find((other) => !used.has(other) && other.fromPx <= stretch.toPx && other.toPx >= stretch.fromPx)
    if (!match) {
      cap(context, stretch, y)
      continue
    }
    used.add(match)
    side(context, match.fromPx, stretch.fromPx, match.whole || stretch.whole, y)
    side(context, match.toPx, stretch.toPx, match.whole || stretch.whole, y)
  }
  for (const other of above) if (!used.has(other)) cap(context, other, y - ROW_PX)
}

function side(context: CanvasRenderingContext2D, abovePx: number, herePx: number, whole: boolean, y: number): void {
  if (whole || (abovePx < -LEAP_PX && herePx < -LEAP_PX)) return
  context.moveTo(abovePx, y - ROW_PX)
  context.lineTo(herePx, y)
}

/** The first or last row of a part. */
function cap(context: CanvasRenderingContext2D, { fromPx, toPx, whole }: Stretch, y: number): void {
  if (whole) return
  context.moveTo(fromPx, y)
  context.lineTo(toPx, y)
}
