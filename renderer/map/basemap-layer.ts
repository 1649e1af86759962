import type GeoJSONVT from 'geojson-vt'
import type { Map as LeafletMap } from 'leaflet'
import type { Basemap } from './basemap-data.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import type { Palette } from './palette.ts'
import type { TileFrame } from './rings.ts'

/** Coastlines, borders and admin-1 lines, painted from the bundled vectors. */
export function createBasemapLayer(map: LeafletMap, readColours: () => Palette) {
  let basemap: Basemap | null = null

  const tiles = createPaintedTiles(map, 'basemap', (context, frame) => {
    if (!basemap) return
    const colours = readColours()
    context.lineJoin = 'round'
    context.fillStyle = colours.land
    eachFeature(context, basemap.land, frame, () => context.fill('evenodd'))
    if (frame.zoom >= 4) strokeAll(context, basemap.admin1, frame, colours.admin, 0.8)
    strokeAll(context, basemap.coasts, frame, colours.coast, 0.8)
    strokeAll(context, basemap.borders, frame, colours.border, frame.zoom < 4 ? 0.7 : 1.1)
    if (frame.zoom >= 3) {
      // A claim is drawn over the border and in the land's own colour: a line that is not settled.
      context.setLineDash([2, 2])
      strokeAll(context, basemap.contested, frame, colours.land, 1.3)
      context.setLineDash([])
    }
  })

  return {
    set(data: Basemap | null) {
      basemap = data
      tiles.repaint()
    },
    repaint: tiles.repaint,
    destroy: tiles.destroy,
  }
}

function strokeAll(context: CanvasRenderingContext2D, source: GeoJSONVT, frame: TileFrame, colour: string, widthPx: number) {
  context.strokeStyle = colour
  context.lineWidth = widthPx
  eachFeature(context, source, frame, () => context.stroke())
}

/** Traces each feature of the tile as one path and hands over after each. */
function eachFeature(context: CanvasRenderingContext2D, source: GeoJSONVT, frame: TileFrame, draw: () => void) {
  const tile = source.getTileRaw(frame.zoom - 1, Math.round(frame.x / frame.side), Math.round(frame.y / frame.side))
  const scale = frame.sizePx / source.options.extent
  for (const feature of tile?.features ?? []) {
    if (feature.type === 4 || feature.type === 1) continue
    context.beginPath()
    for (const points of feature.geometry) {
      for (let index = 0; index < points.length; index += 2) {
        const x = (points[index] ?? 0) * scale
        const y = (points[index + 1] ?? 0) * scale
        if (index === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
      }
    }
    draw()
  }
}
