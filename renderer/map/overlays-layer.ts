import type { OverlayFeature } from '../../electron/contract/map-exchange.ts'
import type { LayerContext } from './layer.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import { type TileFrame, traceRing, type WorldRing, worldRing, worldsWithin } from './rings.ts'

export interface OverlayOnMap {
  id: string
  features: readonly OverlayFeature[]
}

interface Drawn {
  kind: OverlayFeature['shape']['kind']
  rings: WorldRing[]
  name: string
}

const POINT_PX = 3.5
/** From here on names stand beside points. */
const NAMES_ZOOM = 7

const ringOf = (positions: readonly (readonly [number, number])[]) => worldRing(positions.map(([lon, lat]) => ({ lat, lon })))

/** Places, lines and areas of files that were laid over the map. */
export function createOverlaysLayer({ map, queue, colours: readColours }: LayerContext) {
  const known = new Map<string, Drawn[]>()
  let shown: Drawn[] = []

  const tiles = createPaintedTiles(map, 'overlays', queue, {
    isEmpty: () => shown.length === 0,
    paint(context, frame) {
      const colours = readColours()
      context.strokeStyle = colours.overlay
      context.fillStyle = colours.overlay
      context.lineWidth = 1.6
      context.lineJoin = 'round'
      for (const drawn of shown) paint(context, frame, drawn, colours.halo)
      return true
    },
  })

  return {
    set(overlays: readonly OverlayOnMap[]) {
      for (const id of [...known.keys()]) if (!overlays.some((overlay) => overlay.id === id)) known.delete(id)
      for (const { id, features } of overlays) if (!known.has(id)) known.set(id, features.map(drawnOf))
      shown = overlays.flatMap(({ id }) => known.get(id) ?? [])
      tiles.repaint()
    },
    repaint: () => tiles.repaint(),
    destroy: tiles.destroy,
  }
}

function drawnOf({ name, shape }: OverlayFeature): Drawn {
  if (shape.kind === 'point') return { kind: 'point', name, rings: [ringOf([shape.at])] }
  return { kind: shape.kind, name, rings: shape.kind === 'line' ? [ringOf(shape.line)] : shape.rings.map(ringOf) }
}

function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame, { kind, rings, name }: Drawn, halo: string): void {
  if (kind === 'point') {
    paintPoint(context, frame, rings[0] as WorldRing, name, halo)
    return
  }
  context.beginPath()
  for (const ring of rings)
    for (const shift of worldsWithin(ring, frame, 2)) {
      if (kind === 'area') traceRing(context, ring, frame, shift)
      else traceLine(context, ring, frame, shift)
    }
  if (kind === 'area') {
    context.globalAlpha = 0.14
    context.fill('evenodd')
    context.globalAlpha = 1
  }
  context.stroke()
}

function paintPoint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame, ring: WorldRing, name: string, halo: string): void {
  for (const shift of worldsWithin(ring, frame, 120)) {
    const scale = frame.sizePx / frame.side
    const x = (ring.minX + shift - frame.x) * scale
    const y = (ring.minY - frame.y) * scale
    context.beginPath()
    context.arc(x, y, POINT_PX, 0, 2 * Math.PI)
    context.fill()
    if (frame.zoom < NAMES_ZOOM || name === '') continue
    const { fillStyle, strokeStyle, lineWidth } = context
    context.font = '500 11px system-ui, sans-serif'
    context.textBaseline = 'middle'
    Object.assign(context, { strokeStyle: halo, lineWidth: 3 })
    const label = name.length > 28 ? `${name.slice(0, 27)}…` : name
    context.strokeText(label, x + 7, y)
    context.fillText(label, x + 7, y)
    Object.assign(context, { fillStyle, strokeStyle, lineWidth })
  }
}

function traceLine(context: OffscreenCanvasRenderingContext2D, { points }: WorldRing, frame: TileFrame, shift: number): void {
  const scale = frame.sizePx / frame.side
  for (let index = 0; index < points.length; index += 2) {
    const x = ((points[index] ?? 0) + shift - frame.x) * scale
    const y = ((points[index + 1] ?? 0) - frame.y) * scale
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
}

/** Positions of a file's feature, for bringing it into view. */
export function positionsOf({ shape }: OverlayFeature): { lat: number; lon: number }[] {
  const list = shape.kind === 'point' ? [shape.at] : shape.kind === 'line' ? shape.line : shape.rings.flat()
  return list.map(([lon, lat]) => ({ lat, lon }))
}
