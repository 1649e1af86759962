import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gpsOf } from '../../../../electron/services/photos/metadata/gps.ts'

const paris = { GPSLatitude: [48, 51, 30], GPSLatitudeRef: 'N', GPSLongitude: [2, 17, 40], GPSLongitudeRef: 'E' }

describe('a position that can be believed', () => {
  it('is read from degrees, minutes and seconds, with its hemisphere', () => {
    const { gps, complaints } = gpsOf({ gps: { ...paris, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' } })
    expect(gps?.lat).toBeCloseTo(-48.858333, 6)
    expect(gps?.lon).toBeCloseTo(-2.294444, 6)
    expect(gps?.altitudeM).toBeNull()
    expect(complaints).toEqual([])
  })
  it('has an altitude above or below the sea, and none that nobody can reach', () => {
    const altitude = (GPSAltitude: unknown, GPSAltitudeRef?: unknown) =>
      gpsOf({ gps: { ...paris, GPSAltitude, GPSAltitudeRef } }).gps?.altitudeM
    expect(altitude(35.5)).toBe(35.5)
    expect(altitude(4, new Uint8Array([1]))).toBe(-4)
    expect(altitude(4_000_000)).toBeNull()
    expect(altitude(Number.NaN)).toBeNull()
  })
  it('may be text, as XMP writes it', () => {
    const { gps } = gpsOf({ exif: { GPSLatitude: '48,51.5N', GPSLongitude: '2,17,40W' } })
    expect(gps?.lat).toBeCloseTo(48.858333, 6)
    expect(gps?.lon).toBeCloseTo(-2.294444, 6)
  })
  it('comes back from any numbers within the Earth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 89 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 179 }),
        (degrees, minutes, lon) => {
          const { gps } = gpsOf({
            gps: { GPSLatitude: [degrees, minutes, 0], GPSLatitudeRef: 'N', GPSLongitude: [lon, 0, 0], GPSLongitudeRef: 'W' },
          })
          expect(gps?.lat).toBeCloseTo(degrees + minutes / 60, 9)
          expect(gps?.lon).toBeCloseTo(-lon, 9)
        },
      ),
    )
  })
})

describe('a position that cannot be believed is a complaint and no value', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['exactly 0, 0', { GPSLatitude: [0, 0, 0], GPSLatitudeRef: 'N', GPSLongitude: [0, 0, 0], GPSLongitudeRef: 'E' }, /exactly 0, 0/],
    ['NaN', { ...paris, GPSLatitude: [Number.NaN, 0, 0] }, /latitude in the file is not a number/],
    ['"NaN" as text', { ...paris, GPSLongitude: 'NaN' }, /longitude in the file is not a number/],
    ['infinite', { ...paris, GPSLatitude: [Number.POSITIVE_INFINITY, 0, 0] }, /not a number/],
    ['91 degrees north', { ...paris, GPSLatitude: [91, 0, 0] }, /not on the Earth/],
    ['181 degrees east', { ...paris, GPSLongitude: [181, 0, 0] }, /not on the Earth/],
    ['75 minutes', { ...paris, GPSLatitude: [48, 75, 0] }, /not a number/],
    ['no longitude', { GPSLatitude: [48, 0, 0], GPSLatitudeRef: 'N' }, /without its longitude/],
    ['no hemisphere', { GPSLatitude: [48, 0, 0], GPSLongitude: [2, 0, 0] }, /does not say north or south/],
    ['an object', { ...paris, GPSLatitude: { a: 1 } }, /not a number/],
  ])('%s', (_name, tags, complaint) => {
    const { gps, complaints } = gpsOf({ gps: tags })
    expect(gps).toBeNull()
    expect(complaints).toEqual([expect.stringMatching(complaint)])
  })
  it('nothing there is no complaint', () => {
    expect(gpsOf({ gps: {} })).toEqual({ gps: null, complaints: [] })
  })
})
