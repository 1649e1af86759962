import { expect, test } from 'vitest'
import type { Posterior } from '../../../../electron/contract/posterior.ts'
import { surfaceDistance } from '../../../../electron/hosts/cli/surface-distance.ts'

const surface = (masses: Record<string, number>): Posterior => ({
  method: 'test',
  cells: Object.keys(masses),
  probabilities: Object.values(masses),
  regions: [],
  candidates: [],
  unresolvedShare: 0,
  unresolvedNames: [],
  basis: '',
})

test('the same surface in another order is no distance away', () => {
  expect(surfaceDistance(surface({ a: 0.25, b: 0.75 }), surface({ b: 0.75, a: 0.25 }))).toBe(0)
})
test('surfaces without a common cell are as far apart as can be', () => {
  expect(surfaceDistance(surface({ a: 1 }), surface({ b: 0.5, c: 0.5 }))).toBe(1)
})
test('the distance is the mass that has to move', () => {
  expect(surfaceDistance(surface({ a: 0.5, b: 0.5 }), surface({ a: 0.2, b: 0.5, c: 0.3 }))).toBeCloseTo(0.3, 12)
})
