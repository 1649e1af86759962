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
  cells: { shape: Shape; step: number }[]
}

/** What never changes about a cell. */
interface Shape {
  number: number
  resolution: number
  areaKm2: number
  ring: WorldRing
}

/** The answer follows every judgement, and most of its cells stay: shapes of this many cells are kept, about 10 MB. */
const MOST_SHAPES = 20_000

/** Shapes of so many new cells are made at once, some ten milliseconds; those of a whole new answer in slices, between frames. */
const AT_ONCE = 400
const SLICE = 25

/** Cells this far beside a tile are painted too. */
const MARGIN_PX = 1
/** Shades are told apart in this many steps: cells of one step are filled as one shape, which is many times faster than one by one. */
const STEPS = 48

/** A cell with its shade, as one number. */
const markOf = ({ number }: Shape, step: number) => number * (STEPS + 1) + step

/** The posterior as shaded H3 cells. */
export function createCellsLayer({ map, queue, colours }: LayerContext) {
  /** Coarse cells first: the finer ones that reach into them replace them there. */
  let levels: Level[] = []
  const shapes = new Map<string, Shape>()
  let shapesMade = 0
  /** Marks of the cells that each tile shows: most judgements change the shades of a few tiles only, or of none. */
  const shownOn = new WeakMap<TileFrame, readonly number[]>()

  function shapeOf(cell: string): Shape {
    const known = shapes.get(cell)
    if (known) return known
    const ring = worldRing(cellToBoundary(cell).map(([lat, lon]) => ({ lat, lon })))
    const made = { number: shapesMade++, resolution: getResolution(cell), areaKm2: cellArea(cell, UNITS.km2), ring }
    shapes.set(cell, made)
    return made
  }

  const tiles = createPaintedTiles(map, 'cells', queue, { isEmpty: () => levels.length === 0, paint })

  function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): boolean {
    let painted = false
    context.fillStyle = colours().mass
    const content: number[] = []
    for (const { cells } of levels) {
      const paths = new Map<number, Path2D>()
      for (const { shape, step } of cells) {
        const shifts = worldsWithin(shape.ring, frame, MARGIN_PX)
        if (shifts.length > 0) content.push(markOf(shape, step))
        for (const shift of shifts) {
          const path = paths.get(step) ?? new Path2D()
          paths.set(step, path)
          traceRing(path, shape.ring, frame, shift)
        }
      }
      // H3 cells of different sizes overlap a little at their edges: without this the shades would add up there.
      context.globalCompositeOperation = 'destination-out'
      context.globalAlpha = 1
      if (painted) for (const path of paths.values()) context.fill(path)
      context.globalCompositeOperation = 'source-over'
      for (const [step, path] of paths) {
        context.globalAlpha = step / STEPS
        context.fill(path)
        painted = true
      }
    }
    shownOn.set(frame, content)
    return painted
  }

  function isShown(frame: TileFrame): boolean {
    const shown = shownOn.get(frame)
    let count = 0
    for (const { cells } of levels)
      for (const { shape, step } of cells)
        if (worldsWithin(shape.ring, frame, MARGIN_PX).length > 0 && shown?.[count++] !== markOf(shape, step)) return false
    return shown?.length === count
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
    drawn.forEach((shape, index) => {
      const { resolution } = shape
      const level = byResolution.get(resolution) ?? { resolution, cells: [] }
      byResolution.set(resolution, level)
      level.cells.push({ shape, step: Math.round((shades[index] ?? 0) * STEPS) })
    })
    // The answer lists them densest first: in an order of their own, the same cells with the same shades are the same picture.
    for (const { cells } of byResolution.values()) cells.sort((a, b) => a.shape.number - b.shape.number)
    const replaces = levels.length > 0
    levels = [...byResolution.values()].sort((a, b) => a.resolution - b.resolution)
    tiles.repaint((frame) => !isShown(frame))
    // One that comes to an empty map can take its time: the list may be scrolled on meanwhile.
    if (replaces) queue.hurry()
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
