import type { LatLon } from '../../electron/contract/geography.ts'
import { type Camera, createCamera } from './camera.ts'
import { createLayers, eachLayer, type Layers } from './layers.ts'
import { createPaintQueue } from './paint-queue.ts'
import { type Palette, readPalette } from './palette.ts'
import { createView, type ViewOptions } from './view.ts'

export interface MapOptions extends ViewOptions {
  onChooseCandidate: (rank: number) => void
  /** The place under the pointer; null when it leaves the map. */
  onPointer: (at: LatLon | null) => void
}

export interface MapController extends Camera {
  layers: Layers
  /** Reads the colours again after the theme has changed. */
  refreshTheme(): void
  focus(): void
  destroy(): void
}

/** One Leaflet map in `element`, with its layers. Nothing here is React: panning and zooming never re-render the page. */
export function createMap(element: HTMLElement, options: MapOptions): MapController {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = createView(element, options, reducedMotion)
  const camera = createCamera(map, reducedMotion)
  let palette: Palette = readPalette(element)
  const layers = createLayers({ map, queue: createPaintQueue(), colours: () => palette }, options)

  map.on('mousemove', ({ latlng }) => options.onPointer({ lat: latlng.lat, lon: latlng.lng }))
  map.on('mouseout', () => options.onPointer(null))
  const resizes = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  resizes.observe(element)

  return {
    ...camera,
    layers,
    refreshTheme() {
      palette = readPalette(element)
      for (const layer of eachLayer(layers)) layer.repaint?.()
    },
    focus: () => element.focus(),
    destroy() {
      resizes.disconnect()
      for (const layer of eachLayer(layers)) layer.destroy()
      map.remove()
    },
  }
}
