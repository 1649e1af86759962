import { circleMarker, type LayerGroup, type Map as LeafletMap, type LeafletMouseEvent, layerGroup, polyline } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import { areaKm2, bearingDeg, geodesicKm, greatCircle } from '../../electron/core/geography/geodesic.ts'

export interface Measured {
  points: number
  lengthKm: number
  /** Of the last leg: its length, and the direction in which it sets out, degrees from true north. */
  legKm: number | null
  bearingDeg: number | null
  /** Within the line closed to its start; null below three points. */
  areaKm2: number | null
}

export interface MeasureTool {
  /** Takes the map's clicks, and Enter at its centre, until it is stopped; `onEnd` is told when Escape ends it. */
  start(onChange: (measured: Measured) => void, onEnd: () => void): void
  takeBack(): void
  clear(): void
  stop(): void
  destroy(): void
}

const STEP_KM = 100

/** Lengths, bearings and areas along great circles. Points are set by mouse, or with Enter at the crosshair in the middle of the map. */
export function createMeasureTool(map: LeafletMap): MeasureTool {
  const container = map.getContainer()
  const drawn: LayerGroup = layerGroup()
  let points: LatLon[] = []
  let report: ((measured: Measured) => void) | null = null
  let ended: (() => void) | null = null

  function changed() {
    drawn.clearLayers()
    points.forEach((point, index) => {
      const next = points[index + 1]
      if (next) line(point, next, 'map-measure')
      circleMarker([point.lat, point.lon], { radius: 4, className: 'map-measure-point', interactive: false, pane: 'tools' }).addTo(drawn)
    })
    const [first, last] = [points[0], points.at(-1)]
    if (points.length > 2 && first && last) line(last, first, 'map-measure map-measure-closing')
    const before = points.at(-2)
    report?.({
      points: points.length,
      lengthKm: points.slice(1).reduce((sum, point, index) => sum + geodesicKm(points[index] ?? point, point), 0),
      legKm: before && last ? geodesicKm(before, last) : null,
      bearingDeg: before && last ? bearingDeg(before, last) : null,
      areaKm2: points.length > 2 ? areaKm2(points) : null,
    })
  }
  function line(from: LatLon, to: LatLon, className: string) {
    const course = greatCircle(from, to, STEP_KM).map(({ lat, lon }): [number, number] => [lat, lon])
    polyline(course, { className, interactive: false, pane: 'tools', smoothFactor: 0.5 }).addTo(drawn)
  }
  function add(lat: number, lon: number) {
    // The map repeats sideways: the next point is taken on the copy where it was set, so that the line goes the way that was meant.
    points = [...points, { lat, lon }]
    changed()
  }
  const click = ({ latlng }: LeafletMouseEvent) => add(latlng.lat, latlng.lng)
  const press = (event: KeyboardEvent) => {
    if (event.target !== container) return
    if (event.key === 'Enter') {
      const { lat, lng } = map.getCenter()
      add(lat, lng)
    } else if (event.key === 'Backspace') tool.takeBack()
    else if (event.key === 'Escape') {
      const tell = ended
      tool.stop()
      tell?.()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const tool: MeasureTool = {
    start(onChange, onEnd) {
      tool.stop()
      report = onChange
      ended = onEnd
      drawn.addTo(map)
      map.on('click', click)
      map.doubleClickZoom.disable()
      container.addEventListener('keydown', press)
      container.classList.add('map-measuring')
      changed()
    },
    takeBack() {
      points = points.slice(0, -1)
      changed()
    },
    clear() {
      points = []
      changed()
    },
    stop() {
      if (!report) return
      report = null
      ended = null
      points = []
      drawn.clearLayers()
      drawn.remove()
      map.off('click', click)
      map.doubleClickZoom.enable()
      container.removeEventListener('keydown', press)
      container.classList.remove('map-measuring')
    },
    destroy: () => tool.stop(),
  }
  return tool
}
