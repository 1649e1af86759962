import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LatLon } from '../../../../electron/contract/geography.ts'
import type { HintArea } from '../../../../electron/contract/hints.ts'
import { areaRows } from '../../../../electron/core/hints/area-rows.ts'
import { areaTest } from '../../../../electron/core/hints/area-test.ts'

const point = fc.record({ lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) })
const circle = fc.record({ centre: point, radiusKm: fc.double({ min: 1, max: 20_000, noNaN: true }) })
const shadow = fc.record({
  at: fc.date({ min: new Date('1990-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  uncertaintyMinutes: fc.constantFrom(0, 10, 40),
  heightPerShadow: fc.double({ min: 0.1, max: 8, noNaN: true }),
  uncertaintyPercent: fc.constantFrom(0, 10, 60),
  shadowBearing: fc.option(fc.record({ degrees: fc.integer({ min: 0, max: 359 }), uncertaintyDegrees: fc.constantFrom(10, 60) })),
})
const area: fc.Arbitrary<HintArea> = fc.oneof(
  circle.map((of) => ({ kind: 'circle' as const, ...of })),
  shadow.map((of) => ({ kind: 'shadow' as const, shadow: of })),
)

const within = ({ lat, lon }: LatLon, of: HintArea) =>
  areaRows(of)!(lat).some(([from, to]) => [-360, 0, 360].some((turn) => lon + turn >= from && lon + turn <= to))

it('rows hold the same ground as the test of the area', () => {
  fc.assert(
    fc.property(area, point, (of, at) => {
      const { contains, edgeWithin } = areaTest(of)!
      // Cut by a bearing, rows are scanned in steps of a degree.
      fc.pre(!edgeWithin(at, of.kind === 'shadow' && of.shadow.shadowBearing ? 120 : 0.1))
      expect(within(at, of)).toBe(contains(at))
    }),
    { numRuns: 150 },
  )
})

it('stretches lie apart and go once round at most', () => {
  fc.assert(
    fc.property(area, fc.double({ min: -90, max: 90, noNaN: true }), (of, lat) => {
      const rows = areaRows(of)!(lat)
      const total = rows.reduce((sum, [from, to]) => sum + (to - from), 0)
      expect(total).toBeLessThanOrEqual(360 + 1e-9)
      for (const [from, to] of rows) expect(to).toBeGreaterThanOrEqual(from)
    }),
  )
})
