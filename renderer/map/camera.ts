import { type LatLngExpression, type Map as LeafletMap, latLngBounds } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'

/** What moves the view. */
export interface Camera {
  /** Brings all points into view, clear of what covers the map's left side; one alone is shown with its surroundings. */
  fit(points: readonly LatLon[], coveredLeftPx: number): void
  showWorld(): void
  moveTo(at: LatLon, radiusKm: number): void
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
    moveTo({ lat, lon }, radiusKm) {
      const zoom = Math.max(3, Math.min(9, Math.round(Math.log2(16_000 / Math.max(radiusKm, 1)))))
      map.setView([lat, lon], zoom, { animate: !reducedMotion })
    },
  }
}
