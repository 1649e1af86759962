import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhotoMetadata } from '../../../../electron/contract/photos.ts'
import { checkPosition, checkSun, checkZone } from '../../../../electron/core/consistency/candidate-checks.ts'
import { captureMoment } from '../../../../electron/core/consistency/capture-moment.ts'
import { exposureHint } from '../../../../electron/core/consistency/exposure.ts'
import { instantOfLocal, offsetMinutes, zoneAt } from '../../../../electron/core/consistency/time-zone.ts'

const lisbon = { at: { lat: 38.72, lon: -9.14 }, radiusKm: 8 }
const madrid = { at: { lat: 40.42, lon: -3.7 }, radiusKm: 20 }
const auckland = { at: { lat: -36.85, lon: 174.76 }, radiusKm: 20 }
const kathmandu = { at: { lat: 27.71, lon: 85.32 }, radiusKm: 10 }
const unitedStates = { at: { lat: 39.8, lon: -98.6 }, radiusKm: 1300 }

const fields = (tags: Record<string, string>): PhotoMetadata['fields'] =>
  Object.entries(tags).map(([tag, value]) => ({ group: '', name: '', value, groupTag: 'exif', tag }))
const taken = (capturedAt: string | null, utcOffset: string | null, tags: Record<string, string> = {}) =>
  captureMoment({ capturedAt, utcOffset, fields: fields(tags) })

describe('time zones', () => {
  it('follow the law of the place, summer time and history included', () => {
    expect(offsetMinutes(zoneAt(lisbon.at), new Date('2019-06-14T12:00Z'))).toBe(60)
    expect(offsetMinutes(zoneAt(lisbon.at), new Date('2019-01-14T12:00Z'))).toBe(0)
    expect(offsetMinutes(zoneAt(kathmandu.at), new Date('2019-01-14T12:00Z'))).toBe(345)
    // Portugal kept Central European Time from 1992 to 1996.
    expect(offsetMinutes(zoneAt(lisbon.at), new Date('1994-01-14T12:00Z'))).toBe(60)
  })
  it('turn a local time into the instant at which clocks showed it', () => {
    const zones = fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(zones, fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) }), (zone, ms) => {
        const instant = new Date(ms - (ms % 1000))
        const local = instant.getTime() + offsetMinutes(zone, instant) * 60_000
        const found = instantOfLocal(local, zone)
        // In the hour that comes twice the first is taken; the clock shows the same.
        expect(found.getTime() + offsetMinutes(zone, found) * 60_000).toBe(local)
        expect(found.getTime()).toBeLessThanOrEqual(instant.getTime())
      }),
      { numRuns: 200 },
    )
  })
})

describe('the photo’s clock against a candidate', () => {
  it('agrees where the place had that offset then, and contradicts where it had another', () => {
    const summer = taken('2019-06-14T21:40:05', '+01:00')
    expect(checkZone(summer, lisbon)).toMatchObject({ result: 'consistent', placeMinutes: 60, zone: 'Europe/Lisbon' })
    expect(checkZone(summer, madrid)).toMatchObject({ result: 'contradicts', placeMinutes: 120, photoMinutes: 60 })
    expect(checkZone(taken('2019-01-14T21:40:05', '+01:00'), madrid)).toMatchObject({ result: 'consistent' })
  })
  it('agrees with a large country where any part of it had the offset', () => {
    expect(checkZone(taken('2019-06-14T21:40:05', '-07:00'), unitedStates)).toMatchObject({ result: 'consistent', partly: true })
    expect(checkZone(taken('2019-06-14T21:40:05', '+02:00'), unitedStates)).toMatchObject({ result: 'contradicts' })
  })
  it('cannot tell without a time, without an offset, or where the offset is the 0 that programs write for any place', () => {
    expect(checkZone(taken(null, null), lisbon)).toEqual({ result: 'unknown', why: 'no-time' })
    expect(checkZone(taken('2019-06-14', '+01:00'), lisbon)).toEqual({ result: 'unknown', why: 'no-time' })
    expect(checkZone(taken('2019-06-14T21:40:05', null), lisbon)).toEqual({ result: 'unknown', why: 'no-offset' })
    expect(checkZone(taken('2019-06-14T21:40:05', '+00:00'), madrid)).toEqual({ result: 'unknown', why: 'offset-zero' })
  })
  it('reads the offset off the time by satellite where no field gives it', () => {
    const tags = { GPSDateStamp: '2019:06:14', GPSTimeStamp: '19, 38, 2' }
    expect(taken('2019-06-14T21:40:05', null, tags)).toMatchObject({ offsetMinutes: 120, offsetFrom: 'satellite' })
    expect(taken('2019-06-14T21:47:05', null, tags)).toMatchObject({ offsetMinutes: null })
    expect(taken('2019-06-14T21:40:05', null, { ...tags, GPSTimeStamp: '25, 0, 0' })).toMatchObject({ offsetMinutes: null })
  })
})

describe('the sun', () => {
  const evening = taken('2019-06-14T12:00:00', '+01:00')
  it('contradicts daylight where it was night, and night where it was day', () => {
    expect(checkSun(evening, lisbon.at, 'day', null)).toMatchObject({ result: 'consistent', light: 'analyst' })
    expect(checkSun(evening, auckland.at, 'day', null)).toMatchObject({ result: 'contradicts' })
    expect(checkSun(evening, lisbon.at, 'night', null)).toMatchObject({ result: 'contradicts' })
    expect(checkSun(evening, auckland.at, 'night', null)).toMatchObject({ result: 'consistent' })
  })
  it('says where it stood, and draws nothing from that alone', () => {
    const check = checkSun(evening, lisbon.at, 'unsaid', null)
    expect(check.result).toBe('unknown')
    // Noon in summer at 38.7° N by legal time: about an hour and a half before the sun's own.
    expect(check.altitudeDeg).toBeGreaterThan(60)
    expect(check.altitudeDeg).toBeLessThan(75)
  })
  it('takes the clock for the place’s own where no zone is known, and says so', () => {
    const check = checkSun(taken('2019-06-14T23:30:00', null), auckland.at, 'day', null)
    expect(check).toMatchObject({ result: 'contradicts', assumesLocalClock: true })
  })
  it('is asked about by the camera’s settings too, but only for daylight', () => {
    const bright = exposureHint({ fields: fields({ FNumber: '8', ExposureTime: '0.002', ISO: '100' }) })
    expect(bright).toMatchObject({ suggests: 'daylight' })
    expect(bright?.lightValue).toBeCloseTo(14.97, 1)
    expect(checkSun(evening, auckland.at, 'unsaid', bright)).toMatchObject({ result: 'contradicts', light: 'exposure' })
    const dim = exposureHint({ fields: fields({ FNumber: '1.8', ExposureTime: '0.1', ISO: '3200' }) })
    expect(dim).toMatchObject({ suggests: 'dim' })
    expect(checkSun(evening, lisbon.at, 'unsaid', dim)).toMatchObject({ result: 'unknown' })
    expect(exposureHint({ fields: fields({ FNumber: '8', ExposureTime: '0.002', ISO: '100', Flash: '9' }) })).toBeNull()
  })
})

it('a position counts as the candidate’s within three of its radii, or 25 km', () => {
  expect(checkPosition({ lat: 38.9, lon: -9.14 }, lisbon)).toMatchObject({ result: 'consistent' })
  expect(checkPosition(madrid.at, lisbon)).toMatchObject({ result: 'contradicts' })
  expect(checkPosition(null, lisbon)).toEqual({ result: 'unknown' })
})
