import { type Coords, type DoneCallback, GridLayer, type Map as LeafletMap } from 'leaflet'
import { createArrivals } from './arrivals.ts'
import type { PaintQueue } from './paint-queue.ts'
import { createPainter, screenRatio } from './picture.ts'
import type { TileFrame } from './rings.ts'

/** Fewer, larger pictures are cheaper to make and to move than many small ones. */
const TILE_PX = 512

/** What paints a layer's tiles. */
export interface TilePainter {
  /** Paints one tile; false where it put nothing there. */
  paint: (context: OffscreenCanvasRenderingContext2D, frame: TileFrame) => boolean
  /** Whether there is nothing to paint anywhere: the layer then has no tiles, which cost memory and every frame even where empty. */
  isEmpty?: () => boolean
  /** It covers its tiles whole. */
  opaque?: boolean
  /** Its marks keep their size at every zoom: drawn larger on the way to the next they would only mislead. */
  hiddenWhileZooming?: boolean
}

export interface PaintedTiles {
  /** Paints the tiles that are there again (all, or those asked for), in place and without a flicker. */
  repaint(which?: (frame: TileFrame) => boolean): void
  /** Shows or hides the whole layer; hidden tiles are neither made nor painted. */
  show(shown: boolean): void
  setOpacity(opacity: number): void
  destroy(): void
}

/** A layer whose tiles are pictures painted by us; Leaflet moves, repeats and recycles them. */
export function createPaintedTiles(map: LeafletMap, pane: string, queue: PaintQueue, painter: TilePainter): PaintedTiles {
  const { paint, isEmpty = () => false, opaque = false, hiddenWhileZooming = false } = painter
  const frames = new Map<HTMLCanvasElement, TileFrame>()
  const { show, clear } = createPainter(opaque)
  // Where new tiles of what can be seen through lie over old ones, shades would be doubled: they change places all at once.
  const arrivals = createArrivals(!opaque, () => appear())
  let wanted = true

  // Whole, so that the tiles' edges meet.
  const pixelRatio = Math.ceil(screenRatio())
  const size = { widthPx: TILE_PX, heightPx: TILE_PX, pixelRatio }
  const paintTile = (canvas: HTMLCanvasElement, frame: TileFrame) => show(canvas, size, (context) => paint(context, frame))

  class Tiles extends GridLayer {
    override createTile(coords: Coords, done: DoneCallback): HTMLElement {
      const canvas = document.createElement('canvas')
      const side = (TILE_PX / 256) * 2 ** -coords.z
      const frame = { x: coords.x * side, y: coords.y * side, side, sizePx: TILE_PX, zoom: coords.z }
      frames.set(canvas, frame)
      arrivals.expect(canvas, () => done(undefined, canvas))
      queue.add(canvas, { paint: () => paintTile(canvas, frame), done: () => arrivals.came(canvas) })
      return canvas
    }
  }

  const layer = new Tiles({ tileSize: TILE_PX, pane, updateWhenZooming: false, keepBuffer: 1 })
  layer.on('tileunload', (event) => {
    const { tile } = event as unknown as { tile: HTMLCanvasElement }
    queue.drop(tile)
    frames.delete(tile)
    arrivals.forget(tile)
    clear(tile)
  })

  let zooming = false
  const setVisibility = (visibility: string) => {
    const container = layer.getContainer()
    if (container) container.style.visibility = visibility
  }
  const appear = () => {
    if (!zooming && arrivals.complete()) setVisibility('')
  }
  const zoomStarts = () => {
    zooming = true
    setVisibility('hidden')
  }
  const zoomEnds = () => {
    zooming = false
    appear()
  }
  if (hiddenWhileZooming) {
    map.on('zoomstart', zoomStarts)
    map.on('zoomend', zoomEnds)
  }

  /** Ground that was asked for may come when the map is gone. */
  let ended = false

  /** True where the layer was put on the map by this, and is painted for that reason. */
  function settle(): boolean {
    if (ended) return false
    const there = wanted && !isEmpty()
    if (there === map.hasLayer(layer)) return false
    if (there) layer.addTo(map)
    else layer.remove()
    return there
  }
  settle()

  return {
    repaint(which = () => true) {
      if (settle()) return
      for (const [canvas, frame] of frames) {
        // One that was never painted keeps its place in the queue, and Leaflet's callback with it.
        if (!arrivals.awaits(canvas) && which(frame)) {
          queue.add(canvas, { paint: () => paintTile(canvas, frame), done: () => {} })
        }
      }
    },
    show(shown) {
      wanted = shown
      settle()
    },
    setOpacity: (opacity) => void layer.setOpacity(opacity),
    destroy() {
      ended = true
      map.off('zoomstart', zoomStarts)
      map.off('zoomend', zoomEnds)
      layer.remove()
      for (const canvas of frames.keys()) queue.drop(canvas)
      frames.clear()
    },
  }
}
