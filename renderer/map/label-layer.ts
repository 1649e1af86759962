import { DomUtil } from 'leaflet'
import type { Basemap } from './basemap-data.ts'
import { type LabelEntry, type LabelWords, labelEntries } from './label-entries.ts'
import { placeLabels, type WantedLabel } from './label-placement.ts'
import { type LabelStyle, labelStyle } from './label-styles.ts'
import type { LayerContext } from './layer.ts'
import { toWorld } from './mercator.ts'
import { createPainter, screenRatio } from './picture.ts'
import { createTownLabels, type WorldBox } from './town-labels.ts'

interface Label extends WantedLabel {
  style: LabelStyle
  at: { x: number; y: number }
}

export interface CoveredArea {
  south: number
  west: number
  north: number
  east: number
  minZoom: number
}

/** What is drawn of the names. */
export interface LabelChoice {
  places: boolean
  regions: boolean
}

const MOST_LABELS = 420
/** The canvas reaches beyond the view, so that a short pan shows no bare edge. */
const BEYOND_PX = 160
const GAP_PX = 3
const MARK_PX = 2.1

/** Names on one canvas over the view: a tile would cut them at its edges. Drawn anew when a movement ends or has left the canvas. */
export function createLabelLayer({ map, queue, colours }: LayerContext) {
  let entries: LabelEntry[] = []
  let towns: ReturnType<typeof createTownLabels> | null = null
  let choice: LabelChoice = { places: true, regions: true }
  let covered: (WorldBox & { minZoom: number })[] = []
  const canvas = document.createElement('canvas')
  canvas.className = 'map-labels'
  map.getPane('labels')?.append(canvas)
  const family = getComputedStyle(map.getContainer()).fontFamily
  const widths = new Map<string, number>()
  const { show } = createPainter(false)
  let drawnAt = { x: 0, y: 0, zoom: Number.NaN }

  const redraw = () => queue.add(canvas, { paint, done: () => {} }, true)

  function paint() {
    const size = map.getSize()
    const [width, height] = [size.x + BEYOND_PX * 2, size.y + BEYOND_PX * 2]
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    canvas.style.opacity = '1'
    DomUtil.setPosition(canvas, map.containerPointToLayerPoint([-BEYOND_PX, -BEYOND_PX]))
    drawnAt = { ...map.getPixelBounds().getTopLeft(), zoom: map.getZoom() }
    show(canvas, { widthPx: width, heightPx: height, pixelRatio: screenRatio() }, (context) => draw(context, width, height))
  }

  function draw(context: OffscreenCanvasRenderingContext2D, width: number, height: number): boolean {
    const zoom = map.getZoom()
    const worldPx = 256 * 2 ** zoom
    const origin = map.getPixelBounds().getTopLeft().subtract([BEYOND_PX, BEYOND_PX])
    const box: WorldBox = {
      west: origin.x / worldPx,
      east: (origin.x + width) / worldPx,
      north: origin.y / worldPx,
      south: (origin.y + height) / worldPx,
    }
    const textScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    const wanted: Label[] = []
    for (const list of [entries, towns?.within(box, zoom) ?? []]) {
      for (const entry of list) {
        if (wanted.length >= MOST_LABELS) break
        if (entry.minZoom > zoom || entry.maxZoom < zoom || entry.y < box.north || entry.y > box.south || !isChosen(entry, choice)) continue
        if (covered.some((area) => covers(area, entry, zoom))) continue
        for (let shift = Math.ceil(box.west - entry.x); entry.x + shift <= box.east; shift++) {
          const style = labelStyle(entry, zoom, family, textScale)
          if (style) wanted.push(label(context, style, (entry.x + shift) * worldPx - origin.x, entry.y * worldPx - origin.y))
        }
      }
    }
    const placed = placeLabels(wanted, GAP_PX)
    paintLabels(context, placed)
    return placed.length > 0
  }

  function label(context: OffscreenCanvasRenderingContext2D, style: LabelStyle, x: number, y: number): Label {
    const key = `${style.font} ${style.letterSpacingPx} ${style.text}`
    let widthPx = widths.get(key)
    if (widthPx === undefined) {
      context.font = style.font
      context.letterSpacing = `${style.letterSpacingPx}px`
      widthPx = context.measureText(style.text).width
      widths.set(key, widthPx)
    }
    const at = { x, y }
    const heightPx = style.sizePx * 1.1
    if (style.mark === 'none') return { style, at, x, y, widthPx, heightPx }
    // The box holds the mark too: beside the name it is as wide as the way to it.
    const aside = MARK_PX * 2 + 2
    const right = { x: x + aside + widthPx / 2, y }
    const left = { x: x - aside - widthPx / 2, y }
    const above = { x, y: y - aside - heightPx / 2 }
    const below = { x, y: y + aside + heightPx / 2 }
    return { style, at, ...right, widthPx: widthPx + MARK_PX, heightPx, otherSpots: [left, above, below] }
  }

  function paintLabels(context: OffscreenCanvasRenderingContext2D, labels: readonly Label[]) {
    const palette = colours()
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.strokeStyle = palette.halo
    // All halos first: none may cover a neighbour's letters.
    for (const { style, x, y, at } of labels) {
      context.font = style.font
      context.letterSpacing = `${style.letterSpacingPx}px`
      context.globalAlpha = style.colour === 'label-water' ? 0 : 0.85
      context.lineWidth = 3.2
      context.strokeText(style.text, x, y)
      if (style.mark !== 'none') disc(context, at, MARK_PX + 1.4, palette.halo)
    }
    context.globalAlpha = 1
    for (const { style, x, y, at } of labels) {
      context.font = style.font
      context.letterSpacing = `${style.letterSpacingPx}px`
      context.fillStyle = palette[style.colour]
      context.fillText(style.text, x, y)
      if (style.mark === 'dot') disc(context, at, MARK_PX, palette[style.colour])
      if (style.mark === 'ring') {
        disc(context, at, MARK_PX + 1.2, palette[style.colour])
        disc(context, at, MARK_PX, palette.halo)
        disc(context, at, MARK_PX - 0.9, palette[style.colour])
      }
    }
  }

  const hide = () => {
    canvas.style.opacity = '0'
  }
  /** Whether the view has left the names that are drawn. */
  const beyond = () => {
    const at = map.getPixelBounds().getTopLeft()
    return Math.abs(at.x - drawnAt.x) > BEYOND_PX || Math.abs(at.y - drawnAt.y) > BEYOND_PX
  }
  const moved = () => {
    if (beyond()) redraw()
  }
  const ended = () => {
    if (map.getZoom() !== drawnAt.zoom || beyond()) redraw()
    else canvas.style.opacity = '1'
  }
  map.on('zoomstart', hide)
  map.on('move', moved)
  map.on('moveend', ended)
  map.on('viewreset resize', redraw)

  return {
    set(basemap: Basemap | null, words: LabelWords) {
      entries = basemap ? labelEntries(basemap, words) : []
      towns = basemap && createTownLabels(basemap, words, redraw)
      widths.clear()
      redraw()
    },
    /** Where packs have names of their own, and from which zoom on: those of the base map stay away there. */
    cover(areas: readonly CoveredArea[]) {
      covered = areas.map(({ south, west, north, east, minZoom }) => {
        const [corner, opposite] = [toWorld({ lat: north, lon: west }), toWorld({ lat: south, lon: east })]
        return { west: corner.x, north: corner.y, east: opposite.x, south: opposite.y, minZoom }
      })
      redraw()
    },
    choose(chosen: LabelChoice) {
      choice = chosen
      redraw()
    },
    repaint: redraw,
    destroy() {
      map.off('zoomstart', hide)
      map.off('move', moved)
      map.off('moveend', ended)
      map.off('viewreset resize', redraw)
      queue.drop(canvas)
      canvas.remove()
    },
  }
}

function covers(area: WorldBox & { minZoom: number }, { x, y }: LabelEntry, zoom: number): boolean {
  return zoom >= area.minZoom && x >= area.west && x <= area.east && y >= area.north && y <= area.south
}

function isChosen({ kind }: LabelEntry, { places, regions }: LabelChoice): boolean {
  return kind === 'region' ? regions : places
}

function disc(context: OffscreenCanvasRenderingContext2D, at: { x: number; y: number }, radius: number, colour: string) {
  context.beginPath()
  context.arc(at.x, at.y, radius, 0, 7)
  context.fillStyle = colour
  context.fill()
}
