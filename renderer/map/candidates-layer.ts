import { type Circle, circle, divIcon, type LeafletMouseEvent, type Marker, marker } from 'leaflet'
import type { Candidate } from '../../electron/contract/posterior.ts'
import { type Crowd, crowds } from './candidate-crowd.ts'
import type { LayerContext } from './layer.ts'
import { nearestLongitude } from './mercator.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import type { TileFrame } from './rings.ts'

export interface CandidatesOnMap {
  candidates: readonly Candidate[]
  chosenRank: number | null
}

const SIZE_PX = 22
/** The best have pins that can be read and reached by keyboard; the others are dots on a canvas, one for each few pixels. */
const MOST_PINS = 40
const PIN_SQUARE_PX = 18
const DOT_SQUARE_PX = 12
const DOT_PX = 2.6
const CLICK_PX = 9

/** All that a pin shows: the same in the next answer, it stays where it is, with the focus if it has it. */
const keyOf = ({ rank, name, at }: Candidate) => `${rank} ${at.lat} ${at.lon} ${name}`

/** Numbered pins; the chosen one with the circle of its radius. Pins stay on the copy of the world that is in view. */
export function createCandidatesLayer({ map, queue, colours }: LayerContext, onChoose: (rank: number) => void) {
  let data: CandidatesOnMap = { candidates: [], chosenRank: null }
  const pins = new Map<string, { pin: Marker; candidate: Candidate; chosen: boolean }>()
  let radius: Circle | null = null
  let shown = true
  /** Dots of the zoom that is in view, by the column and row of squares of the world. */
  let dots: Crowd<Candidate>[] = []
  let dotsZoom = Number.NaN

  const tiles = createPaintedTiles(map, 'candidates', queue, {
    isEmpty: () => data.candidates.length <= MOST_PINS,
    hiddenWhileZooming: true,
    paint,
  })

  function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): boolean {
    let painted = false
    const { pin, halo } = colours()
    const scale = frame.sizePx / frame.side
    const margin = 8 / scale
    for (const { x, y, count } of dotsAt(frame.zoom)) {
      if (y < frame.y - margin || y > frame.y + frame.side + margin) continue
      const shift = Math.round(frame.x + frame.side / 2 - x)
      const px = (x + shift - frame.x) * scale
      if (px < -8 || px > frame.sizePx + 8) continue
      context.beginPath()
      context.arc(px, (y - frame.y) * scale, DOT_PX + Math.min(3, Math.log2(count) * 0.7), 0, 7)
      context.fillStyle = pin
      context.fill()
      context.strokeStyle = halo
      context.lineWidth = 1
      context.stroke()
      painted = true
    }
    return painted
  }

  function dotsAt(zoom: number): Crowd<Candidate>[] {
    if (zoom !== dotsZoom) {
      // Painted in the order of rank from the last, so that the best lies on top.
      dots = crowds(data.candidates, zoom, DOT_SQUARE_PX).reverse()
      dotsZoom = zoom
    }
    return dots
  }

  /** Takes away all pins but those that stay as they are: a new one costs a layout of the page. */
  const clear = (staying: ReadonlySet<string> = new Set()) => {
    for (const [key, { pin, candidate, chosen }] of pins) {
      if (staying.has(key) && chosen === (candidate.rank === data.chosenRank)) continue
      pin.remove()
      pins.delete(key)
    }
    radius?.remove()
    radius = null
  }

  const follow = () => {
    const centreLon = map.getCenter().lng
    for (const { pin, candidate } of pins.values()) {
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

  /** Pins for the best of those that do not stand on one another at this zoom, and for the chosen one. */
  function pinned(): Candidate[] {
    const { candidates, chosenRank } = data
    if (candidates.length <= MOST_PINS) return [...candidates]
    const best = crowds(candidates.slice(0, MOST_PINS * 4), map.getZoom(), PIN_SQUARE_PX)
      .slice(0, MOST_PINS)
      .map((crowd) => crowd.best)
    const chosen = candidates.find(({ rank }) => rank === chosenRank)
    return chosen && !best.includes(chosen) ? [...best, chosen] : best
  }

  function pinOf({ rank, name, at }: Candidate, chosen: boolean): Marker {
    const title = `${rank}. ${name}`
    const pin = marker([at.lat, at.lon], {
      icon: iconOf(rank, chosen),
      title,
      alt: title,
      pane: 'pins',
      riseOnHover: true,
      zIndexOffset: chosen ? 2000 : 1000 - rank,
    })
    pin.on('click keypress', (event) => {
      const key = (event as { originalEvent?: KeyboardEvent }).originalEvent?.key
      if (key === undefined || key === 'Enter' || key === ' ') onChoose(rank)
    })
    return pin
  }

  function place() {
    const wanted = shown ? pinned() : []
    clear(new Set(wanted.map(keyOf)))
    if (!shown) return
    for (const candidate of wanted) {
      const chosen = candidate.rank === data.chosenRank
      const key = keyOf(candidate)
      if (!pins.has(key)) pins.set(key, { pin: pinOf(candidate, chosen).addTo(map), candidate, chosen })
    }
    orderByRank(wanted)
    const chosen = data.candidates.find(({ rank }) => rank === data.chosenRank)
    if (chosen) {
      radius = circle([chosen.at.lat, chosen.at.lon], {
        radius: chosen.radiusKm * 1000,
        className: 'map-radius',
        interactive: false,
        pane: 'radius',
      }).addTo(map)
    }
    follow()
  }

  /** The keyboard goes from pin to pin as they stand in the page. */
  function orderByRank(ranked: readonly Candidate[]) {
    let last: Element | undefined
    for (const candidate of ranked.toSorted((a, b) => a.rank - b.rank)) {
      const element = pins.get(keyOf(candidate))?.pin.getElement()
      if (!element) continue
      if (last && last.nextElementSibling !== element) last.after(element)
      last = element
    }
  }

  const zoomed = () => {
    if (data.candidates.length > MOST_PINS) place()
  }
  map.on('moveend', follow)
  map.on('zoomend', zoomed)

  return {
    set(next: CandidatesOnMap) {
      const sameDots = next.candidates === data.candidates
      data = next
      if (!sameDots) dotsZoom = Number.NaN
      place()
      if (!sameDots) tiles.repaint()
    },
    /** The dot under a click; true where there was one, which is then chosen. */
    chooseAt({ latlng }: LeafletMouseEvent): boolean {
      if (!shown || data.candidates.length <= MOST_PINS) return false
      const worldPx = 256 * 2 ** map.getZoom()
      const at = map.project(latlng)
      const near = dotsAt(map.getZoom()).findLast(({ x, y }) => {
        const shift = Math.round(at.x / worldPx - x)
        return Math.hypot((x + shift) * worldPx - at.x, y * worldPx - at.y) <= CLICK_PX
      })
      if (near) onChoose(near.best.rank)
      return near !== undefined
    },
    show(show: boolean) {
      shown = show
      tiles.show(show)
      place()
    },
    repaint: () => tiles.repaint(),
    destroy() {
      map.off('moveend', follow)
      map.off('zoomend', zoomed)
      clear()
      tiles.destroy()
    },
  }
}
