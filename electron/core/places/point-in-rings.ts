import type { LatLon } from '../../contract/geography.ts'
import { OUTLINE_UNITS } from './gazetteer-layout.ts'

/**
 * Whether a position lies inside a packed polygon (number of rings, points of each, then lon and lat of each point in `OUTLINE_UNITS`):
 * the even–odd rule over all rings, so that holes need no care. W. R. Franklin's PNPOLY; of a shared border point one side wins.
 */
export function isInsideRings(rings: Int32Array, at: LatLon): boolean {
  const x = at.lon * OUTLINE_UNITS
  const y = at.lat * OUTLINE_UNITS
  const ringCount = rings[0]!
  let inside = false
  let offset = 1 + ringCount
  for (let ring = 0; ring < ringCount; ring++) {
    const points = rings[1 + ring]!
    let fromX = rings[offset + (points - 1) * 2]!
    let fromY = rings[offset + (points - 1) * 2 + 1]!
    for (let i = 0; i < points; i++) {
      const toX = rings[offset + i * 2]!
      const toY = rings[offset + i * 2 + 1]!
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside
      fromX = toX
      fromY = toY
    }
    offset += points * 2
  }
  return inside
}
