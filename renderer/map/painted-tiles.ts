import { type Coords, type DoneCallback, GridLayer, type Map as LeafletMap } from 'leaflet'
import type { PaintQueue } from './paint-queue.ts'
import type { TileFrame } from './rings.ts'

/** Fewer, larger canvases are cheaper to make and to move than many small ones. */
const TILE_PX = 512

export type TilePainter = (context: CanvasRenderingContext2D, frame: TileFrame) => void

export interface PaintedTiles {
  /** Paints the tiles that are there again (all, or those asked for), in place and without a flicker. */
  repaint(which?: (frame: TileFrame) => boolean): void
  /** Shows or hides the whole layer; hidden tiles are neither made nor painted. */
  show(shown: boolean): void
  setOpacity(opacity: number): void
  destroy(): void
}

/** A layer whose tiles are canvases painted by us; Leaflet moves, repeats and recycles them. */
export function createPaintedTiles(map: LeafletMap, pane: string, queue: PaintQueue, paint: TilePainter): PaintedTiles {
  const canvases = new Map<HTMLCanvasElement, TileFrame>()

  const paintTile = (canvas: HTMLCanvasElement, frame: TileFrame) => {
    const context = canvas.getContext('2d')
    if (!context) return
    const pixelRatio = canvas.width / TILE_PX
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, TILE_PX, TILE_PX)
    paint(context, frame)
  }

  class Tiles extends GridLayer {
    override createTile(coords: Coords, done: DoneCallback): HTMLElement {
      const canvas = document.createElement('canvas')
      const pixelRatio = Math.min(2, Math.max(1, Math.ceil(devicePixelRatio)))
      canvas.width = TILE_PX * pixelRatio
      canvas.height = TILE_PX * pixelRatio
      const side = (TILE_PX / 256) * 2 ** -coords.z
      const frame = { x: coords.x * side, y: coords.y * side, side, sizePx: TILE_PX, zoom: coords.z }
      canvases.set(canvas, frame)
      queue.add(canvas, { paint: () => paintTile(canvas, frame), done: () => done(undefined, canvas) })
      return canvas
    }
  }

  const layer = new Tiles({ tileSize: TILE_PX, pane, updateWhenZooming: false, keepBuffer: 2 })
  layer.on('tileunload', (event) => {
    const { tile } = event as unknown as { tile: HTMLCanvasElement }
    queue.drop(tile)
    canvases.delete(tile)
  })
  layer.addTo(map)

  return {
    repaint(which = () => true) {
      for (const [canvas, frame] of canvases) {
        // One that was never painted keeps its place in the queue, and Leaflet's callback with it.
        if (canvas.classList.contains('leaflet-tile-loaded') && which(frame)) {
          queue.add(canvas, { paint: () => paintTile(canvas, frame), done: () => {} })
        }
      }
    },
    show(shown) {
      if (shown && !map.hasLayer(layer)) layer.addTo(map)
      if (!shown) layer.remove()
    },
    setOpacity: (opacity) => void layer.setOpacity(opacity),
    destroy() {
      layer.remove()
      for (const canvas of canvases.keys()) queue.drop(canvas)
      canvases.clear()
    },
  }
}
