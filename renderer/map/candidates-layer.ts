import { type Circle, circle, divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import type { Candidate } from '../../electron/contract/posterior.ts'
import { nearestLongitude } from './mercator.ts'

export interface CandidatesOnMap {
  candidates: readonly Candidate[]
  chosenRank: number | null
}

const SIZE_PX = 22

/** Numbered pins; the chosen one with the circle of its radius. Pins stay on the copy of the world that is in view. */
export function createCandidatesLayer(map: LeafletMap, onChoose: (rank: number) => void) {
  let pins: { candidate: Candidate; pin: Marker }[] = []
  let radius: Circle | null = null

  const clear = () => {
    for (const { pin } of pins) pin.remove()
    radius?.remove()
    pins = []
    radius = null
  }

  const follow = () => {
    const centreLon = map.getCenter().lng
    for (const { candidate, pin } of pins) {
      const lon = nearestLongitude(candidate.at.lon, centreLon)
      if (pin.getLatLng().lng !== lon) pin.setLatLng([candidate.at.lat, lon])
    }
    if (radius) {
      const { lat, lng } = radius.getLatLng()
      const lon = nearestLongitude(lng, centreLon)
      if (lon !== lng) radius.setLatLng([lat, lon])
    }
  }

  const iconOf = (rank: number, chosen: boolean) => {
    const head = document.createElement('span')
    head.textContent = String(rank)
    const className = chosen ? 'map-pin map-pin-chosen' : rank === 1 ? 'map-pin map-pin-first' : 'map-pin'
    return divIcon({ className, html: head, iconSize: [SIZE_PX, SIZE_PX], iconAnchor: [SIZE_PX / 2, SIZE_PX / 2] })
  }

  map.on('moveend', follow)
  return {
    set({ candidates, chosenRank }: CandidatesOnMap) {
      clear()
      pins = candidates.map((candidate) => {
        const { rank, name, at } = candidate
        const title = `${rank}. ${name}`
        const pin = marker([at.lat, at.lon], {
          icon: iconOf(rank, rank === chosenRank),
          title,
          alt: title,
          pane: 'pins',
          riseOnHover: true,
          zIndexOffset: rank === chosenRank ? 2000 : 1000 - rank,
        })
        pin.on('click keypress', (event) => {
          const key = (event as { originalEvent?: KeyboardEvent }).originalEvent?.key
          if (key === undefined || key === 'Enter' || key === ' ') onChoose(rank)
        })
        return { candidate, pin: pin.addTo(map) }
      })
      const chosen = candidates.find(({ rank }) => rank === chosenRank)
      if (chosen) {
        radius = circle([chosen.at.lat, chosen.at.lon], {
          radius: chosen.radiusKm * 1000,
          className: 'map-radius',
          interactive: false,
          pane: 'radius',
        }).addTo(map)
      }
      follow()
    },
    destroy() {
      map.off('moveend', follow)
      clear()
    },
  }
}
