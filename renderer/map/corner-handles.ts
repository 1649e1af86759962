import { divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import type { HintArea } from '../../electron/contract/hints.ts'
import { distanceKm } from '../../electron/core/geography/distance.ts'
import { latitudeOf, planeY, runOnLongitudes, wrappedLongitude } from '../../electron/core/hints/mercator-plane.ts'
import { MAX_LATITUDE, nearestLongitude } from './mercator.ts'
import { pointEastOf } from './point-east-of.ts'

export interface EditedArea {
  area: HintArea
  labels: { corner: (number: number) => string; between: string; centre: string; rim: string }
  /** While a handle moves. */
  onMove: (area: HintArea) => void
  /** When it is let go, by mouse or key. */
  onDone: (area: HintArea) => void
}

/** More corners than this are not moved by hand. */
export const HANDLES_AT_MOST = 120
const STEP_PX = 8
const SIZE_PX = 14

/** Handles on the corners of one area (and between them), or on a circle's centre and rim. */
export function createCornerHandles(map: LeafletMap) {
  let handles: Marker[] = []

  /** Handles that are taken away lose the focus without having been let go. */
  let clearing = false
  const clear = () => {
    clearing = true
    for (const handle of handles) handle.remove()
    handles = []
    clearing = false
  }

  const handle = (
    at: LatLon,
    label: string,
    className: string,
    moved: (to: LatLon) => HintArea,
    edited: EditedArea,
    removed?: () => HintArea | null,
  ) => {
    const icon = divIcon({
      className: `map-handle ${className}`,
      html: '',
      iconSize: [SIZE_PX, SIZE_PX],
      iconAnchor: [SIZE_PX / 2, SIZE_PX / 2],
    })
    const made = marker([at.lat, nearestLongitude(at.lon, map.getCenter().lng)], {
      icon,
      draggable: true,
      title: label,
      alt: label,
      pane: 'pins',
      zIndexOffset: 3000,
    })
    const here = (): LatLon => {
      const { lat, lng } = made.getLatLng()
      return { lat: Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)), lon: wrappedLongitude(lng) }
    }
    made.on('drag', () => edited.onMove(moved(here())))
    made.on('dragend', () => edited.onDone(moved(here())))
    made.addTo(map)
    made.getElement()?.setAttribute('aria-label', label)
    made.getElement()?.addEventListener('keydown', (event) => {
      const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0]
      if (x !== 0 || y !== 0) {
        const step = event.shiftKey ? 4 * STEP_PX : STEP_PX
        made.setLatLng(map.layerPointToLatLng(map.latLngToLayerPoint(made.getLatLng()).add([(x ?? 0) * step, (y ?? 0) * step])))
        edited.onMove(moved(here()))
      } else if (event.key === 'Enter') edited.onDone(moved(here()))
      else if ((event.key === 'Delete' || event.key === 'Backspace') && removed) {
        const left = removed()
        if (left) edited.onDone(left)
      } else return
      event.preventDefault()
      event.stopPropagation()
    })
    made.getElement()?.addEventListener('blur', () => {
      const before = at
      const now = here()
      if (clearing) return
      if (before.lat !== now.lat || wrappedLongitude(before.lon) !== now.lon) edited.onDone(moved(now))
    })
    handles.push(made)
  }

  const polygon = (rings: readonly (readonly LatLon[])[], edited: EditedArea) => {
    let number = 0
    for (const [index, ring] of rings.entries()) {
      const replaced = (next: LatLon[]): HintArea => ({
        kind: 'polygon',
        rings: rings.map((old, other) => (other === index ? next : [...old])),
      })
      const { lons } = runOnLongitudes(ring)
      for (const [corner, at] of ring.entries()) {
        number++
        const without = () => (ring.length > 3 ? replaced(ring.toSpliced(corner, 1)) : null)
        handle(at, edited.labels.corner(number), 'map-handle-corner', (to) => replaced(ring.with(corner, to)), edited, without)
        const next = (corner + 1) % ring.length
        const nextLon = next === 0 ? nearestLongitude(lons[0] as number, lons[corner] as number) : (lons[next] as number)
        const middle = {
          lat: latitudeOf((planeY(at.lat) + planeY((ring[next] as LatLon).lat)) / 2),
          lon: wrappedLongitude(((lons[corner] as number) + nextLon) / 2),
        }
        handle(middle, edited.labels.between, 'map-handle-between', (to) => replaced(ring.toSpliced(corner + 1, 0, to)), edited)
      }
    }
  }

  return {
    set(edited: EditedArea | null) {
      const focused = handles.findIndex((one) => one.getElement() === document.activeElement)
      clear()
      if (!edited) return
      const { area, labels } = edited
      if (area.kind === 'polygon' && area.rings.flat().length <= HANDLES_AT_MOST) polygon(area.rings, edited)
      if (area.kind === 'circle') {
        const { centre, radiusKm } = area
        handle(centre, labels.centre, 'map-handle-corner', (to) => ({ kind: 'circle', centre: to, radiusKm }), edited)
        const rim = (to: LatLon): HintArea => ({ kind: 'circle', centre, radiusKm: Math.max(0.01, distanceKm(centre, to)) })
        handle(pointEastOf(centre, radiusKm), labels.rim, 'map-handle-between', rim, edited)
      }
      handles[focused]?.getElement()?.focus({ preventScroll: true })
    },
    destroy: clear,
  }
}
