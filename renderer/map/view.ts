import { control, DomEvent, type Map as LeafletMap, latLngBounds, map as leafletMap } from 'leaflet'
import { MAX_LATITUDE } from './mercator.ts'

/** From bottom to top. A layer of its own gets a pane of its own. */
const PANES = [
  'basemap',
  'packs',
  'cells',
  'graticule',
  'labels',
  'regions',
  'candidates',
  'radius',
  'overlays',
  'sun',
  'hints',
  'tools',
  'pins',
] as const

/** The base map alone has nothing more to show beyond; a pack may. */
export const WORLD_MAX_ZOOM = 12

/** Panes whose things can be clicked. */
const TOUCHABLE: readonly string[] = ['hints', 'pins']

export interface ViewOptions {
  /** Words of the controls. */
  zoomInTitle: string
  zoomOutTitle: string
}

/** The Leaflet map in `element`, with its panes and controls and nothing on it. */
export function createView(element: HTMLElement, { zoomInTitle, zoomOutTitle }: ViewOptions, reducedMotion: boolean): LeafletMap {
  const map = leafletMap(element, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 1,
    maxZoom: WORLD_MAX_ZOOM,
    maxBoundsViscosity: 1,
    // The world repeats sideways without end, and ends at its poles.
    maxBounds: latLngBounds([-MAX_LATITUDE, -100_000], [MAX_LATITUDE, 100_000]),
    zoomAnimation: !reducedMotion,
    fadeAnimation: false,
    inertia: !reducedMotion,
    keyboardPanDelta: 120,
  })
  PANES.forEach((name, index) => {
    const pane = map.createPane(name)
    pane.style.zIndex = String(200 + index * 40)
    if (!TOUCHABLE.includes(name)) pane.style.pointerEvents = 'none'
  })
  control.zoom({ position: 'topright', zoomInTitle, zoomOutTitle }).addTo(map)
  // Leaflet scrolls the page to the map when it is clicked; the page has nothing to scroll.
  DomEvent.disableScrollPropagation(element)
  return map
}

/** What Leaflet has under way when a map goes: neither `remove` nor any other of its functions puts an end to these. */
interface UnderWay {
  /** Read when the time of a zoom is over: without it, nothing more is done. */
  _animatingZoom: boolean
  scrollWheelZoom: { _timer?: ReturnType<typeof setTimeout> }
}

/** Takes the map away, also in the middle of a zoom: Leaflet's timers would ask for panes that are gone. */
export function removeView(map: LeafletMap): void {
  const underWay = map as unknown as UnderWay
  underWay._animatingZoom = false
  clearTimeout(underWay.scrollWheelZoom._timer)
  map.remove()
}
