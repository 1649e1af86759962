import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LatLon } from '../../../../electron/contract/geography.ts'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'
import { circleTest } from '../../../../electron/core/hints/circle-test.ts'
import { wrappedLongitude } from '../../../../electron/core/hints/mercator-plane.ts'
import { polygonTest } from '../../../../electron/core/hints/polygon-test.ts'

const box = (south: number, west: number, north: number, east: number): LatLon[] => [
  { lat: south, lon: west },
  { lat: south, lon: east },
  { lat: north, lon: east },
  { lat: north, lon: west },
]
const at = (lat: number, lon: number): LatLon => ({ lat, lon })

describe('an area drawn as a polygon', () => {
  it('holds what lies within its corners, and not what lies beside', () => {
    const { contains } = polygonTest([box(38, -10, 40, -8)])
    expect(contains(at(39, -9))).toBe(true)
    expect(contains(at(39, -7.9))).toBe(false)
    expect(contains(at(40.1, -9))).toBe(false)
  })
  it('goes over the antimeridian the short way', () => {
    const { contains } = polygonTest([box(-20, 175, -10, -175)])
    expect(contains(at(-15, 179))).toBe(true)
    expect(contains(at(-15, -179))).toBe(true)
    expect(contains(at(-15, 0))).toBe(false)
    expect(contains(at(-15, 174))).toBe(false)
  })
  it('that goes all the way round holds the pole nearer to it', () => {
    const ring = [at(70, -120), at(70, 0), at(70, 120)]
    const { contains } = polygonTest([ring])
    expect([at(90, 0), at(80, 33), at(71, -179), at(71, 180)].map(contains)).toEqual([true, true, true, true])
    expect([at(69, 10), at(-80, 0), at(0, 0)].map(contains)).toEqual([false, false, false])
    const south = polygonTest([ring.map(({ lat, lon }) => at(-lat, lon)).reverse()])
    expect(south.contains(at(-90, 0))).toBe(true)
    expect(south.contains(at(80, 0))).toBe(false)
  })
  it('has a hole where a ring lies in a ring, and several parts where they lie apart', () => {
    const { contains } = polygonTest([box(0, 0, 10, 10), box(4, 4, 6, 6), box(0, 20, 10, 30)])
    expect(contains(at(5, 5))).toBe(false)
    expect(contains(at(2, 5))).toBe(true)
    expect(contains(at(5, 25))).toBe(true)
    expect(contains(at(5, 15))).toBe(false)
  })
  it('is the same ground wherever it stands on the globe’s longitudes', () => {
    const shape = fc.array(
      fc.record({ lat: fc.double({ min: -60, max: 60, noNaN: true }), lon: fc.double({ min: -80, max: 80, noNaN: true }) }),
      {
        minLength: 3,
        maxLength: 12,
      },
    )
    const turn = fc.double({ min: -180, max: 180, noNaN: true })
    fc.assert(
      fc.property(
        shape,
        turn,
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        (ring, by, lat, lon) => {
          // Within half a millimetre of an edge rounding decides.
          const here = polygonTest([ring])
          fc.pre(!here.edgeWithin(at(lat, lon), 1e-6))
          const turned = polygonTest([ring.map((corner) => at(corner.lat, wrappedLongitude(corner.lon + by)))])
          expect(turned.contains(at(lat, wrappedLongitude(lon + by)))).toBe(here.contains(at(lat, lon)))
        },
      ),
    )
  })
  it('knows how near its edge runs: between two points that differ there is an edge', () => {
    const ring = box(50, 170, 60, -160)
    const { contains, edgeWithin } = polygonTest([ring])
    const point = fc.record({ lat: fc.double({ min: 49, max: 61, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) })
    const step = fc.double({ min: -0.6, max: 0.6, noNaN: true })
    fc.assert(
      fc.property(point, step, step, (a, north, east) => {
        const b = at(a.lat + north, wrappedLongitude(a.lon + east))
        if (contains(a) !== contains(b)) expect(edgeWithin(a, distanceKm(a, b))).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(edgeWithin(at(55, -175), 100)).toBe(false)
    expect(edgeWithin(at(55, 0), 1000)).toBe(false)
  })
  it('agrees with a circle of many corners', () => {
    const centre = at(0, 179)
    const ring = Array.from({ length: 360 }, (_, degree) => {
      const angle = (degree * Math.PI) / 180
      return at(5 * Math.sin(angle), wrappedLongitude(179 + 5 * Math.cos(angle)))
    })
    const polygon = polygonTest([ring])
    const circle = circleTest({ centre, radiusKm: 5 * 111.195 })
    const near = fc.record({ lat: fc.double({ min: -7, max: 7, noNaN: true }), lon: fc.double({ min: 172, max: 186, noNaN: true }) })
    fc.assert(
      fc.property(near, ({ lat, lon }) => {
        const point = at(lat, wrappedLongitude(lon))
        fc.pre(!circle.edgeWithin(point, 3))
        expect(polygon.contains(point)).toBe(circle.contains(point))
      }),
    )
  })
})
