import type { HintArea } from '../../contract/hints.ts'
import { shadowRows } from '../sun/shadow-rows.ts'
import { circleRows, type LonRange } from './circle-rows.ts'

/**
 * An area latitude by latitude: stretches of longitudes that lie apart. Exact wherever the area is, poles and antimeridian included.
 * Null for areas that have outlines of their own.
 */
export function areaRows(area: HintArea): ((lat: number) => readonly LonRange[]) | null {
  if (area.kind === 'circle') return circleRows(area)
  if (area.kind === 'shadow') return shadowRows(area.shadow)
  return null
}
