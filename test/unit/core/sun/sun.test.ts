import fc from 'fast-check'
import { getPosition } from 'suncalc'
import { describe, expect, it } from 'vitest'
import type { LatLon } from '../../../../electron/contract/geography.ts'
import type { ShadowMeasure } from '../../../../electron/contract/hints.ts'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'
import { wrappedLongitude } from '../../../../electron/core/hints/mercator-plane.ts'
import { altitudeOfRatioDeg, SUN_RADIUS_DEG } from '../../../../electron/core/sun/shadow-spans.ts'
import { shadowTest } from '../../../../electron/core/sun/shadow-test.ts'
import { refractionDeg, subsolarPoint, sunPosition, trueAltitudeDeg } from '../../../../electron/core/sun/sun-position.ts'

const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
const places = fc.record({ lat: fc.double({ min: -90, max: 90, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) })
const ratioAt = (altitudeDeg: number) => Math.tan((altitudeDeg * Math.PI) / 180)

function measure(at: Date, heightPerShadow: number, more: Partial<ShadowMeasure> = {}): ShadowMeasure {
  return { at: at.toISOString(), uncertaintyMinutes: 0, heightPerShadow, uncertaintyPercent: 0, shadowBearing: null, ...more }
}

describe('the sun', () => {
  it('stands in the zenith of the subsolar point, and as far from it everywhere as one is away', () => {
    fc.assert(
      fc.property(instants, places, (at, place) => {
        const zenith = subsolarPoint(at)
        expect(sunPosition(zenith, at).altitudeDeg).toBeGreaterThan(89.99)
        const away = distanceKm(place, zenith) / 111.19508
        fc.pre(away < 89)
        expect(90 - trueAltitudeDeg(sunPosition(place, at).altitudeDeg)).toBeCloseTo(away, 2)
      }),
    )
  })
  it('is seen higher than it stands, and the way back is exact', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 90, noNaN: true }), (apparent) => {
        const high = trueAltitudeDeg(apparent)
        expect(high + refractionDeg(high)).toBeCloseTo(apparent, 7)
      }),
    )
  })
  it('known days: overhead on the Tropic of Cancer at June’s solstice, on the equator at the equinox', () => {
    expect(subsolarPoint(new Date('2024-06-20T20:51:00Z')).lat).toBeCloseTo(23.44, 1)
    expect(subsolarPoint(new Date('2024-03-20T03:06:00Z')).lat).toBeCloseTo(0, 1)
  })
})

describe('the band of a shadow', () => {
  it('holds every place where the sun stands so, by suncalc itself, and no other', () => {
    fc.assert(
      fc.property(instants, places, fc.double({ min: -3, max: 3, noNaN: true }), (at, place, off) => {
        const { altitude } = getPosition(at, place.lat, place.lon)
        fc.pre(altitude > 4 && altitude < 85 && Math.abs(Math.abs(off) - SUN_RADIUS_DEG) > 0.02)
        const { contains } = shadowTest(measure(at, ratioAt(altitude + off)))
        expect(contains(place)).toBe(Math.abs(off) < SUN_RADIUS_DEG)
      }),
    )
  })
  it('is widened by the uncertainty of the ratio', () => {
    const at = new Date('2024-05-01T10:00:00Z')
    const place = { lat: 48.86, lon: 2.35 }
    const ratio = ratioAt(getPosition(at, place.lat, place.lon).altitude)
    expect(shadowTest(measure(at, ratio * 1.15)).contains(place)).toBe(false)
    expect(shadowTest(measure(at, ratio * 1.15, { uncertaintyPercent: 20 })).contains(place)).toBe(true)
  })
  it('with an uncertain time holds the place of any moment within, and of none without', () => {
    const minutes = fc.double({ min: -300, max: 300, noNaN: true })
    fc.assert(
      fc.property(instants, places, minutes, fc.integer({ min: 0, max: 240 }), (at, place, off, uncertaintyMinutes) => {
        const { altitude } = getPosition(new Date(at.getTime() + off * 60_000), place.lat, place.lon)
        fc.pre(altitude > 4 && altitude < 85)
        const { contains } = shadowTest(measure(at, ratioAt(altitude), { uncertaintyMinutes }))
        if (Math.abs(off) < uncertaintyMinutes) expect(contains(place)).toBe(true)
        // The sun may stand so again within the time, on the other side of noon; over the whole time it must not.
        const scan = Array.from({ length: 49 }, (_, step) => at.getTime() + ((step - 24) / 24) * uncertaintyMinutes * 60_000)
        const heights = scan.map((moment) => getPosition(new Date(moment), place.lat, place.lon).altitude)
        if (heights.every((height) => Math.abs(height - altitude) > 1.6)) expect(contains(place)).toBe(false)
      }),
    )
  })
  it('is cut by the direction of the shadow', () => {
    fc.assert(
      fc.property(instants, places, fc.double({ min: -180, max: 180, noNaN: true }), (at, place, off) => {
        const { altitude, azimuth } = getPosition(at, place.lat, place.lon)
        fc.pre(altitude > 4 && altitude < 85 && Math.abs(Math.abs(off) - 10) > 0.5)
        const degrees = (wrappedLongitude(azimuth + 180 + off) + 360) % 360
        const { contains } = shadowTest(measure(at, ratioAt(altitude), { shadowBearing: { degrees, uncertaintyDegrees: 10 } }))
        expect(contains(place)).toBe(Math.abs(off) < 10)
      }),
    )
  })
  it('knows how near its edge runs', () => {
    const near = fc.record({ lat: fc.double({ min: -1, max: 1, noNaN: true }), lon: fc.double({ min: -1, max: 1, noNaN: true }) })
    const bearing = fc.option(fc.integer({ min: 0, max: 359 }))
    fc.assert(
      fc.property(instants, places, near, bearing, fc.double({ min: 5, max: 80, noNaN: true }), (at, place, by, degrees, altitude) => {
        const shadowBearing = degrees === null ? null : { degrees, uncertaintyDegrees: 15 }
        const { contains, edgeWithin } = shadowTest(
          measure(at, ratioAt(altitude), { uncertaintyPercent: 10, uncertaintyMinutes: 5, shadowBearing }),
        )
        fc.pre(Math.abs(place.lat) < 80)
        const other: LatLon = { lat: place.lat + by.lat, lon: wrappedLongitude(place.lon + by.lon) }
        if (contains(place) !== contains(other)) expect(edgeWithin(place, distanceKm(place, other))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
  it('has a lower sun for a longer shadow', () => {
    expect(altitudeOfRatioDeg(1)).toBeCloseTo(45, 12)
    expect(altitudeOfRatioDeg(0.5)).toBeLessThan(45)
  })
})
