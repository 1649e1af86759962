import type GeoJSONVT from 'geojson-vt'
import type { CountryCode } from '../../electron/contract/geography.ts'
import type { AreaShape } from './area-shape.ts'
import type { TileFrame } from './rings.ts'

/** A country as the base map has it. */
export function countryShape(code: CountryCode, land: () => GeoJSONVT | null): AreaShape {
  const trace = (context: OffscreenCanvasRenderingContext2D, frame: TileFrame) => {
    const source = land()
    const tile = source?.getTileRaw(frame.zoom - 1, Math.round(frame.x / frame.side), Math.round(frame.y / frame.side))
    context.beginPath()
    if (!source || !tile) return
    const scale = frame.sizePx / source.options.extent
    for (const feature of tile.features) {
      if (feature.type === 1 || feature.type === 4 || feature.tags?.code !== code) continue
      for (const points of feature.geometry)
        for (let index = 0; index < points.length; index += 2) {
          const x = (points[index] ?? 0) * scale
          const y = (points[index + 1] ?? 0) * scale
          if (index === 0) context.moveTo(x, y)
          else context.lineTo(x, y)
        }
    }
  }
  return {
    fill(context, frame) {
      trace(context, frame)
      context.fill('evenodd')
    },
    stroke(context, frame) {
      trace(context, frame)
      context.stroke()
    },
  }
}
