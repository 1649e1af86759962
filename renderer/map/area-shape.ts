import type GeoJSONVT from 'geojson-vt'
import type { HintArea } from '../../electron/contract/hints.ts'
import { areaRows } from '../../electron/core/hints/area-rows.ts'
import { countryShape } from './country-shape.ts'
import { ringShape } from './ring-shape.ts'
import type { TileFrame } from './rings.ts'
import { rowShape } from './row-shape.ts'

/** How an area is painted onto a tile, in whatever style the context is set to. */
export interface AreaShape {
  fill(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): void
  stroke(context: OffscreenCanvasRenderingContext2D, frame: TileFrame): void
}

/** `land` is the base map's, for countries; without it they are not drawn. */
export function areaShape(area: HintArea, land: () => GeoJSONVT | null): AreaShape {
  if (area.kind === 'polygon') return ringShape(area.rings)
  if (area.kind === 'country') return countryShape(area.countryCode, land)
  const rows = areaRows(area)
  if (rows === null) throw new Error(`An area of kind ${area.kind} has no shape.`)
  return rowShape(rows)
}
