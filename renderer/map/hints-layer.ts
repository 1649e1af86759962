import type GeoJSONVT from 'geojson-vt'
import type { HintContent } from '../../electron/contract/hints.ts'
import { type AreaShape, areaShape } from './area-shape.ts'
import type { LayerContext } from './layer.ts'
import { createPaintedTiles } from './painted-tiles.ts'

export interface AreaOnMap extends Pick<HintContent, 'area' | 'side' | 'strength' | 'on'> {
  id: string
}

export interface HintsOnMap {
  areas: readonly AreaOnMap[]
  /** The one that is pointed at in the list; drawn stronger. */
  litId: string | null
}

/** The surer the hint, the firmer its line; the list shows the same strokes. */
export const HINT_DASHES: Record<HintContent['strength'], number[]> = { certain: [], likely: [8, 4], perhaps: [2, 4] }

/** What the analyst knows of the place: where the photo was taken in a plain wash, where it was not hatched. */
export function createHintsLayer({ map, queue, colours: readColours }: LayerContext) {
  let shown: { on: AreaOnMap; shape: AreaShape }[] = []
  let lit: string | null = null
  let land: GeoJSONVT | null = null

  const tiles = createPaintedTiles(map, 'hints', queue, {
    isEmpty: () => shown.length === 0,
    paint(context, frame) {
      const colours = readColours()
      context.lineJoin = 'round'
      for (const { on: hint, shape } of shown) {
        const colour = hint.side === 'inside' ? colours.hint : colours['hint-not']
        const strong = hint.id === lit
        if (hint.on) {
          context.globalAlpha = strong ? 0.22 : 0.1
          context.fillStyle = hint.side === 'inside' ? colour : (hatch(colour) ?? colour)
          if (hint.side === 'outside') context.globalAlpha = strong ? 0.8 : 0.45
          shape.fill(context, frame)
        }
        context.globalAlpha = hint.on ? 1 : 0.5
        context.strokeStyle = colour
        context.lineWidth = strong ? 3 : 1.8
        context.setLineDash(HINT_DASHES[hint.strength])
        shape.stroke(context, frame)
      }
      return true
    },
  })

  return {
    set({ areas, litId }: HintsOnMap) {
      const known = new Map(shown.map((entry) => [entry.on.area, entry.shape]))
      shown = areas.map((on) => ({ on, shape: known.get(on.area) ?? areaShape(on.area, () => land) }))
      lit = litId
      tiles.repaint()
    },
    /** The base map's land, from which countries are drawn. */
    setLand(data: GeoJSONVT | null) {
      land = data
      tiles.repaint()
    },
    repaint: () => tiles.repaint(),
    destroy: tiles.destroy,
  }
}

const hatches = new Map<string, CanvasPattern | null>()

function hatch(colour: string): CanvasPattern | null {
  const known = hatches.get(colour)
  if (known !== undefined) return known
  const side = 8
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) return null
  context.strokeStyle = colour
  context.lineWidth = 1.2
  context.beginPath()
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift - 1, side + 1)
    context.lineTo(shift + side + 1, -1)
  }
  context.stroke()
  const pattern = context.createPattern(canvas, 'repeat')
  hatches.set(colour, pattern)
  return pattern
}
