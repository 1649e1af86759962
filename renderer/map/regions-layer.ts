import type { CredibleRegion } from '../../electron/contract/posterior.ts'
import type { LayerContext } from './layer.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import { type TileFrame, traceRing, type WorldRing, worldRing, worldsWithin } from './rings.ts'
import { ringsWorthDrawing } from './rings-worth-drawing.ts'

interface Stroke {
  widthPx: number
  dash: number[]
}

/** The surer the region, the finer its line; the legend draws the same strokes. */
export function regionStroke(level: number): Stroke {
  if (level <= 0.5) return { widthPx: 2.4, dash: [] }
  if (level <= 0.8) return { widthPx: 1.6, dash: [6, 3] }
  return { widthPx: 1.2, dash: [1.5, 3] }
}

interface Outline {
  level: number
  rings: WorldRing[]
}

/** Outlines of so many letters, some thousands of corners, are made at once; larger ones one by one, between frames. */
const AT_ONCE = 60_000

const outlineOf = ({ level, outline }: CredibleRegion): Outline => ({
  level,
  rings: outline.flat().map((ring) => worldRing(ring.map(([lon, lat]) => ({ lat, lon })))),
})

/** Outlines of the credible regions. */
export function createRegionsLayer({ map, queue, colours }: LayerContext) {
  let outlines: Outline[] = []
  /** What the making of outlines is queued under. */
  const making = {}
  let shown = ''
  // The tiles of a zoom all ask for the same.
  let thinned = { worldPx: 0, rings: new Map<readonly WorldRing[], readonly WorldRing[]>() }
  const worthDrawing = (rings: readonly WorldRing[], worldPx: number) => {
    if (thinned.worldPx !== worldPx) thinned = { worldPx, rings: new Map() }
    const known = thinned.rings.get(rings) ?? ringsWorthDrawing(rings, worldPx)
    thinned.rings.set(rings, known)
    return known
  }

  const tiles = createPaintedTiles(map, 'regions', queue, { isEmpty: () => outlines.length === 0, paint })

  function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): boolean {
    let painted = false
    context.strokeStyle = colours().region
    context.lineJoin = 'round'
    for (const { level, rings } of outlines) {
      const { widthPx, dash } = regionStroke(level)
      context.lineWidth = widthPx
      context.setLineDash(dash)
      for (const ring of worthDrawing(rings, frame.sizePx / frame.side)) {
        for (const shift of worldsWithin(ring, frame, widthPx)) {
          context.beginPath()
          traceRing(context, ring, frame, shift)
          context.stroke()
          painted = true
        }
      }
    }
    return painted
  }

  function draw(next: Outline[]): void {
    const replaces = outlines.length > 0
    outlines = next
    thinned = { worldPx: 0, rings: new Map() }
    tiles.repaint()
    if (replaces) queue.hurry()
  }

  return {
    set(regions: readonly CredibleRegion[]) {
      const next = JSON.stringify(regions.map(({ level, outline }) => [level, outline]))
      if (next === shown) return
      shown = next
      queue.drop(making)
      const made: Outline[] = []
      const makeNext = () => {
        const region = regions[made.length]
        if (region) made.push(outlineOf(region))
      }
      if (next.length <= AT_ONCE) {
        while (made.length < regions.length) makeNext()
        draw(made)
      } else {
        const step = () => queue.add(making, { paint: makeNext, done: () => (made.length < regions.length ? step() : draw(made)) })
        step()
      }
    },
    show: tiles.show,
    repaint: () => tiles.repaint(),
    destroy() {
      queue.drop(making)
      tiles.destroy()
    },
  }
}
