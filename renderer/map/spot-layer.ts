import { type Circle, circle, divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import { nearestLongitude } from './mercator.ts'

export interface SpotOnMap {
  at: LatLon
  /** Radius of the circle in which it lies; none is drawn where it would be a dot. */
  precisionM: number
  title: string
}

/** The one place that is looked at: a cross with the circle of how exactly it is known. */
export function createSpotLayer(map: LeafletMap) {
  let cross: Marker | null = null
  let around: Circle | null = null

  return {
    set(spot: SpotOnMap | null) {
      cross?.remove()
      around?.remove()
      cross = null
      around = null
      if (!spot) return
      const { lat } = spot.at
      const lon = nearestLongitude(spot.at.lon, map.getCenter().lng)
      const head = document.createElement('span')
      const icon = divIcon({ className: 'map-spot', html: head, iconSize: [26, 26], iconAnchor: [13, 13] })
      cross = marker([lat, lon], { icon, title: spot.title, alt: spot.title, pane: 'pins', keyboard: false, interactive: false }).addTo(map)
      around = circle([lat, lon], { radius: spot.precisionM, className: 'map-spot-around', interactive: false, pane: 'radius' }).addTo(map)
    },
    destroy() {
      cross?.remove()
      around?.remove()
    },
  }
}
