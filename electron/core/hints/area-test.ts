import type { LatLon } from '../../contract/geography.ts'
import type { HintArea } from '../../contract/hints.ts'
import { shadowTest } from '../sun/shadow-test.ts'
import { circleTest } from './circle-test.ts'
import { polygonTest } from './polygon-test.ts'

/** What can be asked of an area's ground. */
export interface AreaTest {
  contains(at: LatLon): boolean
  /** Whether the area's edge may run within `km` (of the order of a cell, 100 at most) of the point; true in doubt. */
  edgeWithin(at: LatLon, km: number): boolean
  /** Half of the area's smaller extent or so, km: finer ground than a part of it need not be told apart. */
  sizeKm: number
}

/** Null for areas that are not drawn but named: a country's ground is known to the grid itself. */
export function areaTest(area: HintArea): AreaTest | null {
  switch (area.kind) {
    case 'polygon':
      return polygonTest(area.rings)
    case 'circle':
      return circleTest(area)
    case 'shadow':
      return shadowTest(area.shadow)
    case 'country':
      return null
  }
}
