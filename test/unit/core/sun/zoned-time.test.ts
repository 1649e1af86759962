import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shadowPerHeight, sunDay } from '../../../../electron/core/sun/sun-day.ts'
import { instantOf, offsetText, utcOffsetMinutes, wallTime } from '../../../../electron/core/sun/zoned-time.ts'

const zones = fc.constantFrom(
  'Europe/Lisbon',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
  'UTC',
  'Etc/GMT+12',
)

describe('clocks of a place', () => {
  it('there and back is the same minute, but for the hour that clocks show twice', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2037-01-01'), noInvalidDate: true }), zones, (date, zone) => {
        const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000)
        const back = instantOf(wallTime(minute, zone), zone)
        expect([0, 30, 60].map((minutes) => minute.getTime() - minutes * 60_000)).toContain(back.getTime())
      }),
    )
  })
  it('change with the season', () => {
    expect(instantOf({ date: '2024-07-01', minutes: 720 }, 'Europe/Lisbon').toISOString()).toBe('2024-07-01T11:00:00.000Z')
    expect(instantOf({ date: '2024-01-01', minutes: 720 }, 'Europe/Lisbon').toISOString()).toBe('2024-01-01T12:00:00.000Z')
    // 01:30 is skipped when summer begins.
    expect(wallTime(instantOf({ date: '2024-03-31', minutes: 90 }, 'Europe/Lisbon'), 'Europe/Lisbon').minutes).not.toBe(90)
  })
  it('tell how far they are ahead', () => {
    expect(utcOffsetMinutes(new Date('2024-01-01T00:00:00Z'), 'Asia/Kathmandu')).toBe(345)
    expect([345, -210, 0].map(offsetText)).toEqual(['+05:45', '−03:30', '+00:00'])
  })
})

describe('a day of the sun', () => {
  it('has no sunrise where the sun stays up or down', () => {
    const tromso = { lat: 69.65, lon: 18.96 }
    expect(sunDay(tromso, new Date('2024-06-20T11:00:00Z')).always).toBe('up')
    expect(sunDay(tromso, new Date('2024-12-20T11:00:00Z')).always).toBe('down')
    const { sunrise, noon, sunset, always } = sunDay({ lat: 0, lon: 0 }, new Date('2024-03-20T12:00:00Z'))
    expect(always).toBeNull()
    expect([sunrise!, noon, sunset!].map((moment) => Math.round(moment.getTime() / 3_600_000) % 24)).toEqual([6, 12, 18])
  })
  it('a thing as high as its shadow is long tells 45°', () => {
    expect(shadowPerHeight(45)).toBeCloseTo(1, 12)
    expect([-1, 0, 0.1].map(shadowPerHeight)).toEqual([null, null, null])
  })
})
