import type { LonRange } from '../../electron/core/hints/circle-rows.ts'
import { latitudeOf } from '../../electron/core/hints/mercator-plane.ts'
import type { AreaShape } from './area-shape.ts'
import type { TileFrame } from './rings.ts'

const ROW_PX = 2
/** Stretches this far beside the tile are looked at too, for the edges that lead to them. */
const MARGIN_PX = 60

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
    for (let turn = Math.ceil(-west - width - 0.02); (west + turn) * scale <= frame.sizePx + MARGIN_PX; turn++)
      result.push({ fromPx: (west + turn) * scale, toPx: (west + width + turn) * scale, whole: width >= 1 - 1e-9 })
  }
  return result
}

/**
 * The edge between two rows runs where one of them is in the area and the other is not: between neighbouring ends, taken in pairs.
 * Ends of two rows make a side; ends of one row its first or last line, or a hole's.
 */
function edgesBetween(context: OffscreenCanvasRenderingContext2D, above: readonly Stretch[], here: readonly Stretch[], y: number): void {
  const ends = [...endsOf(above, y - ROW_PX), ...endsOf(here, y)].sort((a, b) => a.x - b.x)
  // Where one row goes all the way round and the other does not, they differ from the outset.
  const start = above.some(({ whole }) => whole) === here.some(({ whole }) => whole) ? 0 : 1
  for (let index = start; index + 1 < ends.length; index += 2) {
    const [from, to] = [ends[index] as End, ends[index + 1] as End]
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
  }
}

interface End {
  x: number
  y: number
}

const endsOf = (row: readonly Stretch[], y: number): End[] =>
  row.flatMap(({ fromPx, toPx, whole }) =>
    whole
      ? []
      : [
          { x: fromPx, y },
          { x: toPx, y },
        ],
  )
