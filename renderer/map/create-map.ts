import { control, DomEvent, type LatLngExpression, latLngBounds, map as leafletMap } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import type { CredibleRegion } from '../../electron/contract/posterior.ts'
import type { Basemap } from './basemap-data.ts'
import { createBasemapLayer } from './basemap-layer.ts'
import { type CandidatesOnMap, createCandidatesLayer } from './candidates-layer.ts'
import { createCellsLayer, type PosteriorCells } from './cells-layer.ts'
import { type ClaimOnMap, createClaimLayer } from './claim-layer.ts'
import { createLabelLayer } from './label-layer.ts'
import { MAX_LATITUDE } from './mercator.ts'
import { type Palette, readPalette } from './palette.ts'
import { createRegionsLayer } from './regions-layer.ts'

/** From bottom to top. */
const PANES = ['basemap', 'cells', 'labels', 'regions', 'radius', 'pins']

export interface MapOptions {
  /** Words of the controls. */
  zoomInTitle: string
  zoomOutTitle: string
  onChooseCandidate: (rank: number) => void
  /** The place under the pointer; null when it leaves the map. */
  onPointer: (at: LatLon | null) => void
}

export interface MapController {
  setBasemap(basemap: Basemap | null): void
  setCells(cells: PosteriorCells | null): void
  setRegions(regions: readonly CredibleRegion[]): void
  setCandidates(data: CandidatesOnMap): void
  setClaim(claim: ClaimOnMap | null): void
  /** Brings all points into view, clear of what covers the map's left side; one alone is shown with its surroundings. */
  fit(points: readonly LatLon[], coveredLeftPx: number): void
  showWorld(): void
  moveTo(at: LatLon, radiusKm: number): void
  /** Reads the colours again after the theme has changed. */
  refreshTheme(): void
  focus(): void
  destroy(): void
}

/** One Leaflet map in `element`, with its layers. Nothing here is React: panning and zooming never re-render the page. */
export function createMap(element: HTMLElement, options: MapOptions): MapController {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = leafletMap(element, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 1,
    maxZoom: 12,
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
    pane.style.zIndex = String(200 + index * 50)
    if (name !== 'pins') pane.style.pointerEvents = 'none'
  })
  control.zoom({ position: 'topright', zoomInTitle: options.zoomInTitle, zoomOutTitle: options.zoomOutTitle }).addTo(map)
  control.scale({ position: 'bottomleft', imperial: false, maxWidth: 120 }).addTo(map)

  let palette: Palette = readPalette(element)
  const colours = () => palette
  const showWorld = () => map.setView([25, 10], map.getSize().x > 1100 ? 2 : 1, { animate: false })
  showWorld()

  const basemap = createBasemapLayer(map, colours)
  const cells = createCellsLayer(map, colours)
  const labels = createLabelLayer(map, colours)
  const regions = createRegionsLayer(map, colours)
  const candidates = createCandidatesLayer(map, options.onChooseCandidate)
  const claim = createClaimLayer(map)

  map.on('mousemove', ({ latlng }) => options.onPointer({ lat: latlng.lat, lon: latlng.lng }))
  map.on('mouseout', () => options.onPointer(null))
  // Leaflet scrolls the page to the map when it is clicked; the page has nothing to scroll.
  DomEvent.disableScrollPropagation(element)
  const resizes = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  resizes.observe(element)

  return {
    setBasemap(data) {
      basemap.set(data)
      labels.set(data)
    },
    setCells: cells.set,
    setRegions: regions.set,
    setCandidates: candidates.set,
    setClaim: claim.set,
    fit(points, coveredLeftPx) {
      if (points.length === 0) return showWorld()
      const bounds = latLngBounds(points.map(({ lat, lon }): LatLngExpression => [lat, lon]))
      map.fitBounds(bounds, {
        paddingTopLeft: [Math.min(coveredLeftPx, map.getSize().x / 3) + 40, 40],
        paddingBottomRight: [64, 40],
        maxZoom: 7,
        animate: !reducedMotion,
      })
    },
    showWorld,
    moveTo({ lat, lon }, radiusKm) {
      const zoom = Math.max(3, Math.min(9, Math.round(Math.log2(16_000 / Math.max(radiusKm, 1)))))
      map.setView([lat, lon], zoom, { animate: !reducedMotion })
    },
    refreshTheme() {
      palette = readPalette(element)
      for (const layer of [basemap, cells, labels, regions]) layer.repaint()
    },
    focus: () => element.focus(),
    destroy() {
      resizes.disconnect()
      for (const layer of [basemap, cells, labels, regions, candidates, claim]) layer.destroy()
      map.remove()
    },
  }
}
