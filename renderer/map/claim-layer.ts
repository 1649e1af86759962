import { divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import { nearestLongitude } from './mercator.ts'

export interface ClaimOnMap {
  at: LatLon
  title: string
}

/** Where the photo's own metadata claims to be: a diamond, unlike the pins, because it is no part of the answer. */
export function createClaimLayer(map: LeafletMap) {
  let pin: Marker | null = null
  let claim: ClaimOnMap | null = null

  const follow = () => {
    if (pin && claim) pin.setLatLng([claim.at.lat, nearestLongitude(claim.at.lon, map.getCenter().lng)])
  }
  map.on('moveend', follow)

  return {
    set(data: ClaimOnMap | null) {
      pin?.remove()
      pin = null
      claim = data
      if (!data) return
      const icon = divIcon({ className: 'map-claim', html: document.createElement('span'), iconSize: [18, 18], iconAnchor: [9, 9] })
      pin = marker([data.at.lat, data.at.lon], { icon, title: data.title, alt: data.title, pane: 'pins', keyboard: false }).addTo(map)
      follow()
    },
    destroy() {
      map.off('moveend', follow)
      pin?.remove()
    },
  }
}
