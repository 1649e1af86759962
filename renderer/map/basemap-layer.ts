import type GeoJSONVT from 'geojson-vt'
import type { Basemap } from './basemap-data.ts'
import { GROUND_ZOOM, type Ground, groundAddress, readGround, traceGround } from './ground-tiles.ts'
import type { LayerContext } from './layer.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import type { Palette } from './palette.ts'
import type { TileFrame } from './rings.ts'

/** Close-ups are kept for this many tiles; the ones looked at longest ago go first. */
const MOST_GROUND = 40

/** What of the base map is drawn. */
export interface BasemapChoice {
  regions: boolean
}

/** Land, coasts, borders and the divisions' lines: from the world's outlines at a distance, from tiles of closer ones near by. */
export function createBasemapLayer({ map, queue, colours }: LayerContext) {
  let basemap: Basemap | null = null
  let choice: BasemapChoice = { regions: true }
  let view = 'iso-un'
  const ground = new Map<string, Ground | 'asked'>()

  const tiles = createPaintedTiles(map, 'basemap', queue, { paint, isEmpty: () => basemap === null, opaque: true })

  function paint(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): boolean {
    if (!basemap) return false
    context.fillStyle = colours().water
    context.fillRect(0, 0, frame.sizePx, frame.sizePx)
    context.lineJoin = 'round'
    const close = frame.zoom > GROUND_ZOOM ? groundFor(frame, basemap) : null
    if (close) paintClose(context, close, frame, colours(), choice)
    else paintDistant(context, basemap, frame, colours(), choice)
    const borders = frame.zoom >= 3 ? basemap.bordersOf(view) : null
    if (!borders) return true
    // The land's own colour takes the border away between what a claimant has and what it claims.
    strokeAll(context, borders.open, frame, colours().land, 3)
    if (choice.regions && frame.zoom >= 4) strokeAll(context, borders.open, frame, colours().admin, 0.8)
    strokeAll(context, borders.firm, frame, colours().border, 1.4)
    return true
  }

  /** Null while it is still to come, and where there is nothing but water. */
  function groundFor(frame: TileFrame, { tiles: present, fetchGround }: Basemap): Ground | null {
    const { x, y } = groundAddress(frame)
    const key = `${x}-${y}`
    const found = ground.get(key)
    if (found && found !== 'asked') {
      ground.delete(key)
      ground.set(key, found)
      return found
    }
    if (!found && present.ground.has(key)) {
      ground.set(key, 'asked')
      fetchGround(key).then(
        (file) => {
          ground.set(key, readGround(file))
          for (const oldest of ground.keys()) {
            if (ground.size <= MOST_GROUND) break
            ground.delete(oldest)
          }
          tiles.repaint((other) => other.zoom > GROUND_ZOOM && sameAddress(other, x, y))
        },
        // The distant outlines stay; the next look asks again.
        () => ground.delete(key),
      )
    }
    return null
  }

  return {
    set(data: Basemap | null) {
      basemap = data
      tiles.repaint()
    },
    choose(chosen: BasemapChoice) {
      choice = chosen
      tiles.repaint()
    },
    /** Whose view of contested borders is drawn: `iso-un`, or a claimant's code. */
    setBorderView(id: string) {
      if (id === view) return
      view = id
      tiles.repaint()
    },
    repaint: () => tiles.repaint(),
    destroy: tiles.destroy,
  }
}

function sameAddress(frame: TileFrame, x: number, y: number): boolean {
  const address = groundAddress(frame)
  return address.x === x && address.y === y
}

function paintClose(
  context: OffscreenCanvasRenderingContext2D,
  ground: Ground,
  frame: TileFrame,
  colours: Palette,
  choice: BasemapChoice,
): void {
  const stroke = (kind: keyof Ground, colour: string, widthPx: number) => {
    context.beginPath()
    traceGround(context, ground[kind], frame, false)
    context.strokeStyle = colour
    context.lineWidth = widthPx
    context.stroke()
  }
  context.beginPath()
  traceGround(context, ground.land, frame, true)
  context.fillStyle = colours.land
  context.fill('evenodd')
  if (choice.regions) stroke('regions', colours.admin, 1)
  stroke('coasts', colours.coast, 0.9)
  stroke('borders', colours.border, 1.4)
  context.setLineDash([3, 3])
  stroke('contested', colours.land, 1.6)
  context.setLineDash([])
}

function paintDistant(
  context: OffscreenCanvasRenderingContext2D,
  basemap: Basemap,
  frame: TileFrame,
  colours: Palette,
  choice: BasemapChoice,
): void {
  context.fillStyle = colours.land
  eachFeature(context, basemap.land, frame, () => context.fill('evenodd'))
  if (choice.regions && frame.zoom >= 4) strokeAll(context, basemap.admin1, frame, colours.admin, 0.8)
  strokeAll(context, basemap.coasts, frame, colours.coast, 0.8)
  strokeAll(context, basemap.borders, frame, colours.border, frame.zoom < 4 ? 0.7 : 1.1)
  if (frame.zoom >= 3) {
    // A claim is drawn over the border and in the land's own colour: a line that is not settled.
    context.setLineDash([2, 2])
    strokeAll(context, basemap.contested, frame, colours.land, 1.3)
    context.setLineDash([])
  }
}

function strokeAll(context: OffscreenCanvasRenderingContext2D, source: GeoJSONVT, frame: TileFrame, colour: string, widthPx: number) {
  context.strokeStyle = colour
  context.lineWidth = widthPx
  eachFeature(context, source, frame, () => context.stroke())
}

/** Traces each feature of the tile as one path and hands over after each. Beyond the deepest tile its part is drawn larger. */
function eachFeature(context: OffscreenCanvasRenderingContext2D, source: GeoJSONVT, frame: TileFrame, draw: () => void) {
  const zoom = Math.min(frame.zoom - 1, source.options.maxZoom)
  const side = 2 ** -zoom
  const column = Math.floor((frame.x + frame.side / 2) / side)
  const row = Math.floor((frame.y + frame.side / 2) / side)
  const tile = source.getTileRaw(zoom, column, row)
  const scale = ((frame.sizePx / source.options.extent) * side) / frame.side
  const left = ((column * side - frame.x) / frame.side) * frame.sizePx
  const top = ((row * side - frame.y) / frame.side) * frame.sizePx
  for (const feature of tile?.features ?? []) {
    if (feature.type === 4 || feature.type === 1) continue
    context.beginPath()
    for (const points of feature.geometry) {
      for (let index = 0; index < points.length; index += 2) {
        const x = (points[index] ?? 0) * scale + left
        const y = (points[index + 1] ?? 0) * scale + top
        if (index === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
      }
    }
    draw()
  }
}
