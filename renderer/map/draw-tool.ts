import { type Map as LeafletMap, type LeafletMouseEvent, type Point, type Polyline, point, polyline } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import { ringOfDrawn } from '../../electron/core/hints/drawn-ring.ts'
import { wrappedLongitude } from '../../electron/core/hints/mercator-plane.ts'

export interface DrawingPolygon {
  kind: 'polygon'
  /** How many corners there are now. */
  onChange: (corners: number) => void
  onDone: (ring: LatLon[]) => void
  onCancel: () => void
}

export interface PickingPoint {
  kind: 'point'
  onDone: (at: LatLon) => void
  onCancel: () => void
}

export type Drawing = DrawingPolygon | PickingPoint

export interface DrawTool {
  /** Takes the map's clicks and keys until it is done, cancelled or stopped; whatever was under way is dropped. */
  start(drawing: Drawing): void
  /** Closes the area that is being drawn, where it has three corners. */
  finish(): void
  /** Whether an area is being drawn, be it without a corner yet. */
  drawsArea(): boolean
  /** Takes back the last corner of the area that is being drawn. */
  takeBack(): void
  /** Gives up what is being drawn, and says so to whoever began it. */
  cancel(): void
  stop(): void
  destroy(): void
}

const STEP_PX = 16
const BIG_STEP_PX = 64
const SMALL_STEP_PX = 2
/** A click or the crosshair this near to the first corner closes the area. */
const CLOSE_PX = 12
const MARGIN_PX = 40
const FEWEST_CORNERS = 3

const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Corners set by mouse, or by a crosshair that the arrow keys move: Enter sets, Backspace takes back, Escape ends. */
export function createDrawTool(map: LeafletMap): DrawTool {
  const container = map.getContainer()
  const crosshair = document.createElement('div')
  crosshair.className = 'map-crosshair'
  crosshair.setAttribute('aria-hidden', 'true')
  let drawing: Drawing | null = null
  /** Longitudes run on beyond ±180° as the map does. */
  let corners: LatLon[] = []
  let aim: Point = point(0, 0)
  let line: Polyline | null = null
  let rubber: Polyline | null = null

  const pixelOf = ({ lat, lon }: LatLon) => map.latLngToContainerPoint([lat, lon])
  const aimAt = (to: Point) => {
    aim = to
    crosshair.style.transform = `translate(${to.x}px, ${to.y}px)`
    const end = map.containerPointToLatLng(to)
    const last = corners.at(-1)
    rubber?.setLatLngs(last ? [[last.lat, last.lon], end] : [])
  }
  const changed = () => {
    line?.setLatLngs(corners.map(({ lat, lon }): [number, number] => [lat, lon]))
    aimAt(aim)
    if (drawing?.kind === 'polygon') drawing.onChange(corners.length)
  }

  const stop = () => {
    if (!drawing) return
    drawing = null
    corners = []
    line?.remove()
    rubber?.remove()
    crosshair.remove()
    container.classList.remove('map-drawing')
    container.removeEventListener('keydown', onKey, true)
    map.off('click', onClick).off('dblclick', finish).off('mousemove', onMove).off('move', onPan)
    map.doubleClickZoom.enable()
  }
  function cancel() {
    const cancelled = drawing
    stop()
    cancelled?.onCancel()
  }
  function finish() {
    if (drawing?.kind !== 'polygon' || corners.length < FEWEST_CORNERS) return
    const { onDone } = drawing
    const ring = ringOfDrawn(corners)
    stop()
    onDone(ring)
  }
  function set(at: LatLon) {
    if (drawing?.kind === 'point') {
      const { onDone } = drawing
      stop()
      return onDone({ lat: at.lat, lon: wrappedLongitude(at.lon) })
    }
    const [first, last] = [corners[0], corners.at(-1)]
    const near = (corner: LatLon | undefined, px: number) => corner !== undefined && pixelOf(corner).distanceTo(pixelOf(at)) <= px
    if (corners.length >= FEWEST_CORNERS && near(first, CLOSE_PX)) return finish()
    // The second click of a double click.
    if (near(last, 2)) return
    corners.push(at)
    changed()
  }
  function takeBack() {
    corners.pop()
    changed()
  }
  function onClick({ latlng }: LeafletMouseEvent) {
    set({ lat: latlng.lat, lon: latlng.lng })
  }
  function onMove({ containerPoint }: LeafletMouseEvent) {
    aimAt(containerPoint)
  }
  function onPan() {
    aimAt(aim)
  }
  function onKey(event: KeyboardEvent) {
    const arrow = ARROWS[event.key]
    if (event.target !== container || event.ctrlKey || event.metaKey) return
    if (arrow) {
      const step = event.shiftKey ? BIG_STEP_PX : event.altKey ? SMALL_STEP_PX : STEP_PX
      moveBy(arrow[0] * step, arrow[1] * step)
    } else if (event.key === 'Enter') {
      const { lat, lng } = map.containerPointToLatLng(aim)
      set({ lat, lon: lng })
    } else if (event.key === 'Backspace') {
      takeBack()
    } else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  /** Near the rim the map moves along, so that the crosshair never leaves it. */
  function moveBy(x: number, y: number) {
    const size = map.getSize()
    const to = aim.add([x, y])
    const kept = point(clamped(to.x, size.x), clamped(to.y, size.y))
    const over = to.subtract(kept)
    if (over.x !== 0 || over.y !== 0) map.panBy(over, { animate: false })
    aimAt(kept)
  }

  return {
    start(next) {
      stop()
      drawing = next
      line = polyline([], { className: 'map-drawn', interactive: false, pane: 'tools' }).addTo(map)
      rubber = polyline([], { className: 'map-drawn map-drawn-next', interactive: false, pane: 'tools' }).addTo(map)
      container.append(crosshair)
      container.classList.add('map-drawing')
      aimAt(map.getSize().divideBy(2).round())
      container.addEventListener('keydown', onKey, true)
      map.doubleClickZoom.disable()
      map.on('click', onClick).on('dblclick', finish).on('mousemove', onMove).on('move', onPan)
      container.focus({ preventScroll: true })
    },
    finish,
    drawsArea: () => drawing?.kind === 'polygon',
    takeBack,
    cancel,
    stop,
    destroy: stop,
  }
}

const clamped = (value: number, size: number) => Math.max(MARGIN_PX, Math.min(size - MARGIN_PX, value))
