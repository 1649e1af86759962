import fc from 'fast-check'
import { LatLon as GeodesyLatLon } from 'geodesy/mgrs.js'
import { toPoint } from 'mgrs'
import { OpenLocationCode } from 'open-location-code'
import { describe, expect, it } from 'vitest'
import { COORDINATE_FORMS, coordinateText } from '../../../../electron/core/coordinates/coordinate-text.ts'
import { toMgrs } from '../../../../electron/core/coordinates/mgrs.ts'
import { parseCoordinates } from '../../../../electron/core/coordinates/parse-coordinates.ts'
import { fromUtm, toUtm } from '../../../../electron/core/coordinates/utm.ts'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'

const latitude = fc.double({ min: -79.9, max: 83.9, noNaN: true })
const longitude = fc.double({ min: -180, max: 179.999, noNaN: true })
const EIFFEL = { lat: 48.8583, lon: 2.2945 }

describe('forms of coordinates', () => {
  it('are read back to the same place, within what their digits claim', () => {
    fc.assert(
      fc.property(latitude, longitude, fc.constantFrom(...COORDINATE_FORMS), fc.integer({ min: 0, max: 5 }), (lat, lon, form, power) => {
        const precisionM = 2 * 10 ** power
        const text = coordinateText(form, { lat, lon }, precisionM)
        expect(text).not.toBeNull()
        const read = parseCoordinates(text ?? '')
        expect(read, text ?? '').not.toBeNull()
        // Half a step each way in both directions, and the grid's own turn against north.
        // In UTM an S is the south or a band of the north: both readings are offered.
        const kmOff = [read!.at, read!.orElse ?? read!.at].map((at) => distanceKm({ lat, lon }, at))
        expect(Math.min(...kmOff) * 1000).toBeLessThan(precisionM * 2.2 + 0.2)
      }),
      { numRuns: 2000 },
    )
  })

  it('never claim more than is known', () => {
    expect(coordinateText('dd', EIFFEL, 25_000)).toBe('48.9, 2.3')
    expect(coordinateText('dd', EIFFEL, 10)).toBe('48.8583, 2.2945')
    expect(coordinateText('dms', EIFFEL, 2000)).toBe('48° 51′ N, 2° 18′ E')
    expect(coordinateText('dms', EIFFEL, 1.6)).toBe('48° 51′ 29.9″ N, 2° 17′ 40.2″ E')
    expect(coordinateText('mgrs', EIFFEL, 500)).toBe('31U DQ 48 11')
    expect(coordinateText('utm', EIFFEL, 500)).toBe('31 N 448000 5412000')
    expect(coordinateText('plus-code', EIFFEL, 200)).toBe('8FW4V75V+')
  })

  it('carry a rounded minute over into the degree', () => {
    expect(coordinateText('dms', { lat: 9.999999, lon: -0.0000001 }, 1.6)).toBe('10° 00′ 00.0″ N, 0° 00′ 00.0″ W')
  })

  it('have no UTM and no MGRS near the poles', () => {
    expect(coordinateText('utm', { lat: 86, lon: 10 }, 10)).toBeNull()
    expect(coordinateText('mgrs', { lat: -81, lon: 10 }, 10)).toBeNull()
  })
})

describe('UTM and MGRS', () => {
  it('read S as the band where the northing lies in it, and offer the southern hemisphere beside it', () => {
    const lisbon = { lat: 38.7103, lon: -9.1366 }
    const read = parseCoordinates('29S 488120 4284640')
    expect(distanceKm(read?.at ?? EIFFEL, lisbon)).toBeLessThan(0.01)
    expect(read?.orElse?.lat).toBeCloseTo(-51.59, 1)
    const sydney = parseCoordinates('56 S 334369 6250948')
    expect(sydney?.at.lat).toBeCloseTo(-33.87, 1)
    expect(sydney?.orElse).toBeUndefined()
  })
  it('agree with two other implementations all over the world', () => {
    fc.assert(
      fc.property(latitude, longitude, (lat, lon) => {
        // Theirs refuses a northing that rounds to 0 in the south.
        fc.pre(Math.abs(lat) > 1e-6)
        const theirs = new GeodesyLatLon(lat, lon).toUtm()
        const ours = toUtm({ lat, lon })
        expect(ours?.zone).toBe(theirs.zone)
        expect(Math.abs((ours?.eastingM ?? 0) - theirs.easting)).toBeLessThan(0.002)
        expect(Math.abs((ours?.northingM ?? 0) - theirs.northing)).toBeLessThan(0.002)
        const [theirLon, theirLat] = toPoint((toMgrs({ lat, lon }, 5) ?? '').replaceAll(' ', ''))
        expect(distanceKm({ lat, lon }, { lat: theirLat, lon: theirLon }) * 1000).toBeLessThan(4)
      }),
    )
  })

  it('come back to the millimetre', () => {
    fc.assert(
      fc.property(latitude, longitude, (lat, lon) => {
        const utm = toUtm({ lat, lon })
        const back = utm && fromUtm(utm)
        expect(distanceKm({ lat, lon }, back ?? EIFFEL) * 1e6).toBeLessThan(2)
      }),
    )
  })

  it('know the zones of Norway and Svalbard', () => {
    expect(toUtm({ lat: 60.39, lon: 5.32 })?.zone).toBe(32)
    expect(toUtm({ lat: 78.22, lon: 15.65 })?.zone).toBe(33)
  })
})

describe('Plus Codes', () => {
  it('agree with the package of their inventors, where that is right', () => {
    const theirs = new OpenLocationCode() as unknown as { encode(lat: number, lon: number, length: number): string }
    fc.assert(
      fc.property(fc.integer({ min: -89_000_000, max: 89_000_000 }), fc.integer({ min: -180_000_000, max: 179_000_000 }), (a, b) => {
        const at = { lat: (a + 0.5) / 1e6, lon: (b + 0.5) / 1e6 }
        expect(coordinateText('plus-code', at, 8)).toBe(theirs.encode(at.lat, at.lon, 10))
      }),
    )
  })

  it('lie on the examples of their specification', () => {
    expect(coordinateText('plus-code', { lat: 20.375, lon: 2.775 }, 3000)).toBe('7FG49Q00+')
    expect(coordinateText('plus-code', { lat: 20.3701125, lon: 2.782234375 }, 1.4)).toBe('7FG49QCJ+2VX')
    expect(coordinateText('plus-code', { lat: 47.0000625, lon: 8.0000625 }, 8)).toBe('8FVC2222+22')
    expect(coordinateText('plus-code', { lat: -41.2730625, lon: 174.7859375 }, 8)).toBe('4VCPPQGP+Q9')
  })
})

describe('pasted text', () => {
  it.each([
    '48.8583, 2.2945',
    '48.8583 2.2945',
    '48,8583 2,2945',
    '48,8583; 2,2945',
    '48,8583, 2,2945',
    'N48.8583 E2.2945',
    '48.8583° N, 2.2945° E',
    '2.2945E 48.8583N',
    'lat: 48.8583, lon: 2.2945',
    '48°51\'29.88"N 2°17\'40.2"E',
    '48° 51′ 29.88″ N, 2° 17′ 40.20″ E',
    "N 48° 51.498' E 2° 17.67'",
    '48 51 29.88 2 17 40.2',
    '+48.8583+002.2945/',
    '31 N 448252 5411944',
    '31U 448252 5411944',
    '31U DQ 48251 11943',
    '31UDQ4825111943',
    '8FW4V75V+8Q9',
    'geo:48.8583,2.2945;u=35',
    'geo:0,0?q=48.8583,2.2945(Tower)',
    'https://www.google.com/maps/@48.8583,2.2945,17z',
    'https://www.google.com/maps/place/Tour+Eiffel/@48.1,2.1,17z/data=!3m1!4b1!4m6!3m5!1s0x47e66e2964e34e2d:0x8ddca9ee380ef7e0!8m2!3d48.8583!4d2.2945',
    'https://maps.google.com/?q=48.8583%2C2.2945',
    'https://www.openstreetmap.org/?mlat=48.8583&mlon=2.2945#map=17/48.1/2.1',
    'https://www.openstreetmap.org/#map=17/48.8583/2.2945',
    'https://www.bing.com/maps?cp=48.8583~2.2945&lvl=16',
    '@48.8583,2.2945',
    'q=48.8583,2.2945',
  ])('is understood: %s', (text) => {
    const read = parseCoordinates(text)
    expect(distanceKm(read?.at ?? { lat: 0, lon: 0 }, EIFFEL) * 1000).toBeLessThan(4)
  })

  it('keeps the signs of the south and the west', () => {
    expect(parseCoordinates('33°51′24.8″S 151°12′54″E')?.at.lat).toBeCloseTo(-33.8569, 4)
    expect(parseCoordinates('−33.8569, −70.1')?.at).toEqual({ lat: -33.8569, lon: -70.1 })
    expect(parseCoordinates('0°30′ S 0°30′ W')?.at).toEqual({ lat: -0.5, lon: -0.5 })
    expect(parseCoordinates('-0 30 0 0 30 0')?.at).toEqual({ lat: -0.5, lon: 0.5 })
  })

  it('says how exact it is by itself', () => {
    expect(parseCoordinates('48.86, 2.29')?.precisionM).toBeCloseTo(557, 0)
    expect(parseCoordinates('geo:48.8583,2.2945;u=35')?.precisionM).toBe(35)
    expect(parseCoordinates('31U DQ 48 11')?.precisionM).toBe(500)
  })

  it('takes a short Plus Code near a place, and not without one', () => {
    expect(parseCoordinates('9G8F+6X Zürich')).toBeNull()
    const read = parseCoordinates('9G8F+6X Zürich', { lat: 47.4, lon: 8.6 })
    expect(read?.at.lat).toBeCloseTo(47.36556, 4)
  })

  it.each([
    '',
    'Paris',
    'Rue 48, 2nd floor',
    '91, 0',
    '48.8, 181',
    '48 61 0 N 2 0 0 E',
    '48N 2N',
    '1,2,3',
    '99X AA 1 1',
    '61 N 500000 1',
    'https://example.org/',
    '48.5 30 N 2 E',
    'x'.repeat(5000),
  ])('that is none is refused: %s', (text) => expect(parseCoordinates(text)).toBeNull())

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => void parseCoordinates(text, EIFFEL)),
      { numRuns: 2000 },
    )
  })
})
