import { type LatLngExpression, type Map as LeafletMap, latLngBounds } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import { wrappedLongitude } from '../../electron/core/coordinates/coordinate-text.ts'

/** What moves the view. */
export interface Camera {
  /** Brings all points into view, clear of what covers the map's left side; one alone is shown with its surroundings. */
  fit(points: readonly LatLon[], coveredLeftPx: number): void
  showWorld(): void
  centre(): LatLon
  moveTo(at: LatLon, radiusKm: number): void
  /** Goes to a place that is named, near enough to see how exactly it is known. */
  goTo(at: LatLon, precisionM: number): void
}

export function createCamera(map: LeafletMap, reducedMotion: boolean): Camera {
  const showWorld = () => void map.setView([25, 10], map.getSize().x > 1100 ? 2 : 1, { animate: false })
  showWorld()
  return {
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
    centre() {
      const { lat, lng } = map.getCenter()
      return { lat, lon: wrappedLongitude(lng) }
    },
    goTo({ lat, lon }, precisionM) {
      // The circle of the precision fills about a sixth of the view.
      const zoom = Math.floor(Math.log2((156_543 * 60 * Math.cos((lat * Math.PI) / 180)) / Math.max(precisionM, 1)))
      map.setView([lat, lon], Math.max(4, Math.min(map.getMaxZoom(), zoom, 11)), { animate: !reducedMotion })
    },
    moveTo({ lat, lon }, radiusKm) {
      const zoom = Math.max(3, Math.min(9, Math.round(Math.log2(16_000 / Math.max(radiusKm, 1)))))
      map.setView([lat, lon], zoom, { animate: !reducedMotion })
    },
  }
}
