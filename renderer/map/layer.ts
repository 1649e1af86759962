import type { Map as LeafletMap } from 'leaflet'
import type { PaintQueue } from './paint-queue.ts'
import type { Palette } from './palette.ts'

/** What every layer can do, besides `set(data)`. */
export interface Layer {
  /** Draws again, after the colours or the view have changed otherwise than by a movement. */
  repaint?(): void
  destroy(): void
}

/** What layers are made with. */
export interface LayerContext {
  map: LeafletMap
  queue: PaintQueue
  /** The colours of the present theme. */
  colours: () => Palette
}
