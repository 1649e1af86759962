import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LatLon, MultiPolygon } from '../../../../electron/contract/geography.ts'
import type { HintArea } from '../../../../electron/contract/hints.ts'
import { areaOutline } from '../../../../electron/core/hints/area-outline.ts'
import { areaTest } from '../../../../electron/core/hints/area-test.ts'

const point = fc.record({ lat: fc.double({ min: -85, max: 85, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) })

function holds(areas: MultiPolygon, { lat, lon }: LatLon): boolean {
  return areas.some((rings) => {
    let inside = false
    for (const ring of rings)
      for (let index = 1; index < ring.length; index++) {
        const [x0, y0] = ring[index - 1]!
        const [x1, y1] = ring[index]!
        if (y0 > lat !== y1 > lat && lon < ((x1 - x0) * (lat - y0)) / (y1 - y0) + x0) inside = !inside
      }
    return inside
  })
}

describe('the outline of an area for other programs', () => {
  it('holds the same ground as the circle, over poles and the antimeridian', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 50, max: 9000, noNaN: true }), point, (centre, radiusKm, at) => {
        const area: HintArea = { kind: 'circle', centre, radiusKm }
        // Slices are half a degree high. On the antimeridian itself runs the seam of the two parts, which is in neither.
        fc.pre(!areaTest(area)!.edgeWithin(at, 90) && Math.abs(at.lat) < 84 && Math.abs(at.lon) < 180)
        expect(holds(areaOutline(area)!, at)).toBe(areaTest(area)!.contains(at))
      }),
      { numRuns: 300 },
    )
  })
  it('keeps within ±180° and closes its rings', () => {
    const ring = [
      { lat: -10, lon: 170 },
      { lat: -10, lon: -170 },
      { lat: 10, lon: -170 },
      { lat: 10, lon: 170 },
    ]
    const outline = areaOutline({ kind: 'polygon', rings: [ring] })!
    expect(outline).toHaveLength(2)
    for (const part of outline.flat()) {
      expect(part.at(-1)).toEqual(part[0])
      for (const [lon] of part) expect(Math.abs(lon)).toBeLessThanOrEqual(180)
    }
    expect([179, -179, 0].map((lon) => holds(outline, { lat: 0, lon }))).toEqual([true, true, false])
  })
  it('keeps holes, and turns rings as RFC 7946 has them', () => {
    const square = (size: number) => [
      { lat: -size, lon: -size },
      { lat: size, lon: -size },
      { lat: size, lon: size },
      { lat: -size, lon: size },
    ]
    const outline = areaOutline({ kind: 'polygon', rings: [square(5), square(2)] })!
    expect(outline.map((rings) => rings.length)).toEqual([2])
    expect([holds(outline, { lat: 0, lon: 0 }), holds(outline, { lat: 3, lon: 3 })]).toEqual([false, true])
  })
  it('is not given for a country', () => {
    expect(areaOutline({ kind: 'country', countryCode: 'PT' })).toBeNull()
  })
})
