import { cellArea, cellToBoundary, getResolution, UNITS } from 'h3-js'
import { cellShades } from './cell-shades.ts'
import type { LayerContext } from './layer.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import { type TileFrame, traceRing, type WorldRing, worldRing, worldsWithin } from './rings.ts'

export interface PosteriorCells {
  /** H3 indexes, parallel to `probabilities`. */
  cells: readonly string[]
  probabilities: readonly number[]
}

/** Cells of one size. */
interface Level {
  resolution: number
  rings: { ring: WorldRing; step: number }[]
}

/** What never changes about a cell. */
interface Shape {
  resolution: number
  areaKm2: number
  ring: WorldRing
}

/** The answer follows every judgement, and most of its cells stay: shapes of this many cells are kept, about 10 MB. */
const MOST_SHAPES = 20_000

/** Shapes of so many new cells are made at once, some ten milliseconds; those of a whole new answer in slices, between frames. */
const AT_ONCE = 400
const SLICE = 100

/** Shades are told apart in this many steps: cells of one step are filled as one shape, which is many times faster than one by one. */
const STEPS = 48

/** The posterior as shaded H3 cells. */
export function createCellsLayer({ map, queue, colours }: LayerContext) {
  /** Coarse cells first: the finer ones that reach into them replace them there. */
  let levels: Level[] = []
  const shapes = new Map<string, Shape>()

  function shapeOf(cell: string): Shape {
    const known = shapes.get(cell)
    if (known) return known
    const ring = worldRing(cellToBoundary(cell).map(([lat, lon]) => ({ lat, lon })))
    const made = { resolution: getResolution(cell), areaKm2: cellArea(cell, UNITS.km2), ring }
    shapes.set(cell, made)
    return made
  }

  const tiles = createPaintedTiles(map, 'cells', queue, { isEmpty: () => levels.length === 0, paint })

  function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): boolean {
    let painted = false
    context.fillStyle = colours().mass
    for (const [index, { rings }] of levels.entries()) {
      const paths = new Map<number, Path2D>()
      for (const { ring, step } of rings) {
        for (const shift of worldsWithin(ring, frame, 1)) {
          const path = paths.get(step) ?? new Path2D()
          paths.set(step, path)
          traceRing(path, ring, frame, shift)
        }
      }
      // H3 cells of different sizes overlap a little at their edges: without this the shades would add up there.
      context.globalCompositeOperation = 'destination-out'
      context.globalAlpha = 1
      if (index > 0) for (const path of paths.values()) context.fill(path)
      context.globalCompositeOperation = 'source-over'
      for (const [step, path] of paths) {
        context.globalAlpha = step / STEPS
        context.fill(path)
        painted = true
      }
    }
    return painted
  }

  /** What the slices are queued under. */
  const making = {}
  function makeShapes(cells: readonly string[], done: () => void): void {
    let made = 0
    const slice = () => {
      for (const cell of cells.slice(made, made + SLICE)) shapeOf(cell)
      made += SLICE
    }
    const next = () => queue.add(making, { paint: slice, done: () => (made < cells.length ? next() : done()) })
    next()
  }

  function draw(data: PosteriorCells | null): void {
    const drawn = (data?.cells ?? []).map(shapeOf)
    const shades = cellShades(
      data?.probabilities ?? [],
      drawn.map(({ areaKm2 }) => areaKm2),
    )
    const byResolution = new Map<number, Level>()
    drawn.forEach(({ resolution, ring }, index) => {
      const level = byResolution.get(resolution) ?? { resolution, rings: [] }
      byResolution.set(resolution, level)
      level.rings.push({ ring, step: Math.round((shades[index] ?? 0) * STEPS) })
    })
    levels = [...byResolution.values()].sort((a, b) => a.resolution - b.resolution)
    tiles.repaint()
    queue.hurry()
  }

  return {
    set(data: PosteriorCells | null) {
      if (shapes.size > MOST_SHAPES) shapes.clear()
      queue.drop(making)
      const unknown = data?.cells.filter((cell) => !shapes.has(cell)) ?? []
      if (unknown.length <= AT_ONCE) draw(data)
      else makeShapes(unknown, () => draw(data))
    },
    show: tiles.show,
    setOpacity: tiles.setOpacity,
    repaint: () => tiles.repaint(),
    destroy() {
      queue.drop(making)
      tiles.destroy()
    },
  }
}
