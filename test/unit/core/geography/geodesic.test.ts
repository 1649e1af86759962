import fc from 'fast-check'
import GeodesyLatLon from 'geodesy/latlon-ellipsoidal-vincenty.js'
import { describe, expect, it } from 'vitest'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'
import { areaKm2, bearingDeg, geodesicKm, greatCircle } from '../../../../electron/core/geography/geodesic.ts'

const place = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('geodesics', () => {
  it('are as long as another implementation has them', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(distanceKm(a, b) < 19_000 && distanceKm(a, b) > 0.001)
        const theirsM = new GeodesyLatLon(a.lat, a.lon).distanceTo(new GeodesyLatLon(b.lat, b.lon))
        expect(Math.abs(geodesicKm(a, b) * 1000 - theirsM)).toBeLessThan(0.002)
      }),
    )
  })

  it('have a length between opposite places too', () => {
    expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 0.5, lon: 179.7 })).toBeGreaterThan(19_900)
    expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 0, lon: 0 })).toBe(0)
  })

  it('set out in the direction of their end', () => {
    expect(bearingDeg({ lat: 0, lon: 0 }, { lat: 10, lon: 0 })).toBeCloseTo(0)
    expect(bearingDeg({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })).toBeCloseTo(90)
    // From Baghdad to Osaka, the usual textbook example.
    expect(bearingDeg({ lat: 35, lon: 45 }, { lat: 35, lon: 135 })).toBeCloseTo(60.16, 1)
  })

  it('are drawn across the antimeridian without a jump, and along the shortest way', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(distanceKm(a, b) < 19_000)
        const line = greatCircle(a, b, 200)
        const lengthKm = line.slice(1).reduce((sum, point, index) => sum + distanceKm(line[index] ?? point, point), 0)
        expect(lengthKm).toBeCloseTo(distanceKm(a, b), 3)
        for (const [index, point] of line.slice(1).entries()) expect(Math.abs(point.lon - (line[index]?.lon ?? 0))).toBeLessThanOrEqual(180)
      }),
    )
  })
})

describe('the area of a closed line', () => {
  it('is an eighth of the sphere for an octant, whichever way round', () => {
    const octant = [
      { lat: 0, lon: 0 },
      { lat: 0, lon: 90 },
      { lat: 90, lon: 0 },
    ]
    const eighth = (4 * Math.PI * 6371.0088 ** 2) / 8
    expect(areaKm2(octant) / eighth).toBeCloseTo(1, 2)
    expect(areaKm2(octant.toReversed())).toBeCloseTo(areaKm2(octant), 3)
  })

  it('does not mind the antimeridian', () => {
    const box = (west: number, east: number) => [
      { lat: 10, lon: west },
      { lat: 10, lon: east },
      { lat: 12, lon: east },
      { lat: 12, lon: west },
    ]
    expect(areaKm2(box(179, -179))).toBeCloseTo(areaKm2(box(9, 11)), 3)
  })
})
