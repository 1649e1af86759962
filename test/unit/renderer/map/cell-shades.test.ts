import { expect, test } from 'vitest'
import { cellShades } from '../../../../renderer/map/cell-shades.ts'

test('shade follows density, not probability: a small cell with the same mass is darker', () => {
  const [large = 0, small = 0] = cellShades([0.5, 0.5], [10_000, 100])
  expect(small).toBeGreaterThan(large)
})

test('the densest is the darkest, the faintest is still seen, and nothing is nothing', () => {
  const [most = 0, least = 0, none] = cellShades([0.9, 1e-9, 0], [1, 1, 1])
  expect(most).toBeCloseTo(0.55, 5)
  expect(least).toBeCloseTo(0.05, 5)
  expect(none).toBe(0)
})
