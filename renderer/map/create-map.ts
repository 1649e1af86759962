import type { LatLon } from '../../electron/contract/geography.ts'
import { wrappedLongitude } from '../../electron/core/coordinates/coordinate-text.ts'
import { type Camera, createCamera } from './camera.ts'
import { createLayers, eachLayer, type Layers } from './layers.ts'
import { pixelM } from './mercator.ts'
import { createPaintQueue } from './paint-queue.ts'
import { type Palette, readPalette } from './palette.ts'
import { createScale } from './scale.ts'
import { createView, removeView, type ViewOptions } from './view.ts'

export interface MapOptions extends ViewOptions {
  onChooseCandidate: (rank: number) => void
  /** The place under the pointer; null when it leaves the map. */
  onPointer: (at: LatLon | null, precisionM: number) => void
  /** A place was pointed out, by a click or with Enter at the middle of the map: known to about a pixel. */
  onPick: (at: LatLon, precisionM: number) => void
}

export interface MapController extends Camera {
  layers: Layers
  /** Paints what its layers were given just now, instead of from the next frame on. */
  paintNow(): void
  setLengthUnit(unit: 'km' | 'mi'): void
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
  const queue = createPaintQueue()
  const layers = createLayers({ map, queue, colours: () => palette }, options)

  const precisionM = (lat: number) => pixelM(lat, map.getZoom())
  // While something is drawn or measured, clicks and keys are its own.
  const busy = () => element.matches('.map-drawing, .map-measuring')
  map.on('mousemove', ({ latlng }) => options.onPointer({ lat: latlng.lat, lon: latlng.lng }, precisionM(latlng.lat)))
  map.on('mouseout', () => options.onPointer(null, 0))
  map.on('click', (event) => {
    if (busy() || layers.candidates.chooseAt(event)) return
    options.onPick({ lat: event.latlng.lat, lon: wrappedLongitude(event.latlng.lng) }, precisionM(event.latlng.lat))
  })
  const pickCentre = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== element || busy()) return
    event.preventDefault()
    const { lat, lng } = map.getCenter()
    options.onPick({ lat, lon: wrappedLongitude(lng) }, precisionM(lat))
  }
  element.addEventListener('keydown', pickCentre)
  const resizes = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  resizes.observe(element)

  return {
    ...camera,
    layers,
    paintNow: queue.paintNow,
    setLengthUnit: createScale(map),
    refreshTheme() {
      palette = readPalette(element)
      for (const layer of eachLayer(layers)) layer.repaint?.()
    },
    focus: () => element.focus(),
    destroy() {
      resizes.disconnect()
      element.removeEventListener('keydown', pickCentre)
      for (const layer of eachLayer(layers)) layer.destroy()
      queue.end()
      removeView(map)
    },
  }
}
