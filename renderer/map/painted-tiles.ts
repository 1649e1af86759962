import { type Coords, GridLayer, type Map as LeafletMap } from 'leaflet'
import type { TileFrame } from './rings.ts'

/** Fewer, larger canvases are cheaper to make and to move than many small ones. */
const TILE_PX = 512

export type TilePainter = (context: CanvasRenderingContext2D, frame: TileFrame) => void

export interface PaintedTiles {
  /** Paints every tile that is there again, in place and without a flicker. */
  repaint(): void
  destroy(): void
}

/** A layer whose tiles are canvases painted by us; Leaflet moves, repeats and recycles them. */
export function createPaintedTiles(map: LeafletMap, pane: string, paint: TilePainter): PaintedTiles {
  const canvases = new Map<HTMLCanvasElement, Coords>()

  const paintTile = (canvas: HTMLCanvasElement, coords: Coords) => {
    const context = canvas.getContext('2d')
    if (!context) return
    const pixelRatio = canvas.width / TILE_PX
    const side = (TILE_PX / 256) * 2 ** -coords.z
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, TILE_PX, TILE_PX)
    paint(context, { x: coords.x * side, y: coords.y * side, side, sizePx: TILE_PX, zoom: coords.z })
  }

  class Tiles extends GridLayer {
    override createTile(coords: Coords): HTMLElement {
      const canvas = document.createElement('canvas')
      const pixelRatio = Math.min(2, Math.max(1, Math.ceil(devicePixelRatio)))
      canvas.width = TILE_PX * pixelRatio
      canvas.height = TILE_PX * pixelRatio
      canvases.set(canvas, coords)
      paintTile(canvas, coords)
      return canvas
    }
  }

  const layer = new Tiles({ tileSize: TILE_PX, pane, updateWhenZooming: false, keepBuffer: 1 })
  layer.on('tileunload', (event) => canvases.delete((event as unknown as { tile: HTMLCanvasElement }).tile))
  layer.addTo(map)

  return {
    repaint() {
      for (const [canvas, coords] of canvases) paintTile(canvas, coords)
    },
    destroy() {
      layer.remove()
      canvases.clear()
    },
  }
}
