import { cellArea, cellToBoundary, getResolution, UNITS } from 'h3-js'
import type { Map as LeafletMap } from 'leaflet'
import { cellShades } from './cell-shades.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import type { Palette } from './palette.ts'
import { traceRing, type WorldRing, worldRing, worldsWithin } from './rings.ts'

export interface PosteriorCells {
  /** H3 indexes, parallel to `probabilities`. */
  cells: readonly string[]
  probabilities: readonly number[]
}

/** The posterior as shaded H3 cells. */
export function createCellsLayer(map: LeafletMap, readColours: () => Palette) {
  /** Coarse cells first: the finer ones that reach into them replace them there. */
  let shaded: { ring: WorldRing; shade: number }[] = []

  const tiles = createPaintedTiles(map, 'cells', (context, frame) => {
    context.fillStyle = readColours().mass
    for (const { ring, shade } of shaded) {
      for (const shift of worldsWithin(ring, frame, 1)) {
        context.beginPath()
        traceRing(context, ring, frame, shift)
        // H3 cells of different sizes overlap a little at their edges: without this the shades would add up there.
        context.globalCompositeOperation = 'destination-out'
        context.globalAlpha = 1
        context.fill()
        context.globalCompositeOperation = 'source-over'
        context.globalAlpha = shade
        context.fill()
      }
    }
    context.globalAlpha = 1
  })

  return {
    set(data: PosteriorCells | null) {
      const cells = data?.cells ?? []
      const areasKm2 = cells.map((cell) => cellArea(cell, UNITS.km2))
      const shades = cellShades(data?.probabilities ?? [], areasKm2)
      shaded = cells
        .map((cell, index) => ({
          ring: worldRing(cellToBoundary(cell).map(([lat, lon]) => ({ lat, lon }))),
          shade: shades[index] ?? 0,
          resolution: getResolution(cell),
        }))
        .sort((a, b) => a.resolution - b.resolution)
      tiles.repaint()
    },
    repaint: tiles.repaint,
    destroy: tiles.destroy,
  }
}
