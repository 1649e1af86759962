import { DomUtil, type Map as LeafletMap, latLng } from 'leaflet'
import type { Basemap } from './basemap-data.ts'
import { placeLabels, type WantedLabel } from './label-placement.ts'
import type { Palette } from './palette.ts'

interface Label extends WantedLabel {
  name: string
  font: string
  colour: 'label' | 'label-faint'
  dot: boolean
}

const MOST_LABELS = 220

/** Names on one canvas over the view: a tile would cut them at its edges. Drawn anew when a movement ends. */
export function createLabelLayer(map: LeafletMap, readColours: () => Palette) {
  let basemap: Basemap | null = null
  const canvas = document.createElement('canvas')
  canvas.className = 'map-labels'
  map.getPane('labels')?.append(canvas)
  const family = getComputedStyle(map.getContainer()).fontFamily

  const redraw = () => {
    const size = map.getSize()
    const pixelRatio = Math.max(1, devicePixelRatio)
    canvas.width = size.x * pixelRatio
    canvas.height = size.y * pixelRatio
    canvas.style.width = `${size.x}px`
    canvas.style.height = `${size.y}px`
    canvas.style.opacity = '1'
    DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]))
    const context = canvas.getContext('2d')
    if (!context || !basemap) return
    context.scale(pixelRatio, pixelRatio)
    draw(context, basemap)
  }

  function draw(context: CanvasRenderingContext2D, { countryLabels, placeLabels: places }: Basemap) {
    const zoom = map.getZoom()
    const size = map.getSize()
    const wanted: Label[] = []
    const textScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    const want = (name: string, lat: number, lon: number, style: { px: number; weight: number; colour: Label['colour']; dot: boolean }) => {
      for (const shift of [-360, 0, 360]) {
        const at = map.latLngToContainerPoint(latLng(lat, lon + shift))
        if (at.x < -40 || at.y < -10 || at.x > size.x + 40 || at.y > size.y + 10) continue
        const px = style.px * textScale
        const font = `${style.weight} ${px}px ${family}`
        context.font = font
        const widthPx = context.measureText(name).width
        const y = style.dot ? at.y - px * 0.85 : at.y
        wanted.push({ name, font, colour: style.colour, dot: style.dot, x: at.x, y, widthPx, heightPx: px })
      }
    }
    const worldPx = 256 * 2 ** zoom
    if (zoom < 7) {
      for (const label of countryLabels.toSorted((a, b) => b.width - a.width)) {
        const roomPx = label.width * worldPx
        if (roomPx > label.name.length * 4.5)
          want(label.name, label.lat, label.lon, { px: roomPx > 220 ? 13 : 11, weight: 600, colour: 'label-faint', dot: false })
      }
    }
    const bounds = map.getBounds().pad(0.1)
    for (const place of places) {
      if (wanted.length >= MOST_LABELS) break
      if (place.minZoom > zoom) continue
      const seen = [-360, 0, 360].some((shift) => bounds.contains([place.lat, place.lon + shift]))
      if (seen)
        want(place.name, place.lat, place.lon, { px: place.population > 1_000_000 ? 12 : 11, weight: 400, colour: 'label', dot: true })
    }
    const colours = readColours()
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    for (const label of placeLabels(wanted, 4)) {
      context.font = label.font
      context.lineWidth = 3
      context.strokeStyle = colours.halo
      context.strokeText(label.name, label.x, label.y)
      context.fillStyle = colours[label.colour]
      context.fillText(label.name, label.x, label.y)
      if (label.dot) {
        context.beginPath()
        context.arc(label.x, label.y + label.heightPx * 0.85, 1.6, 0, 7)
        context.fill()
      }
    }
  }

  const hide = () => {
    canvas.style.opacity = '0'
  }
  map.on('zoomstart', hide)
  map.on('moveend resize', redraw)

  return {
    set(data: Basemap | null) {
      basemap = data && { ...data, placeLabels: data.placeLabels.toSorted((a, b) => a.minZoom - b.minZoom || b.population - a.population) }
      redraw()
    },
    repaint: redraw,
    destroy() {
      map.off('zoomstart', hide)
      map.off('moveend resize', redraw)
      canvas.remove()
    },
  }
}
