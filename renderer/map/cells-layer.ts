import { cellArea, cellToBoundary, UNITS } from 'h3-js'
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
  let rings: WorldRing[] = []
  let shades = new Float32Array()

  const tiles = createPaintedTiles(map, 'cells', (context, frame) => {
    context.fillStyle = readColours().mass
    rings.forEach((ring, index) => {
      for (const shift of worldsWithin(ring, frame, 1)) {
        context.globalAlpha = shades[index] ?? 0
        context.beginPath()
        traceRing(context, ring, frame, shift)
        context.fill()
      }
    })
    context.globalAlpha = 1
  })

  return {
    set(data: PosteriorCells | null) {
      const cells = data?.cells ?? []
      rings = cells.map((cell) => worldRing(cellToBoundary(cell).map(([lat, lon]) => ({ lat, lon }))))
      shades = new Float32Array(
        cellShades(
          data?.probabilities ?? [],
          cells.map((cell) => cellArea(cell, UNITS.km2)),
        ),
      )
      tiles.repaint()
    },
    repaint: tiles.repaint,
    destroy: tiles.destroy,
  }
}
