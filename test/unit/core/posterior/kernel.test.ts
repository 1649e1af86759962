import { expect, it } from 'vitest'
import { halfMassRadius } from '../../../../electron/core/posterior/half-mass-radius.ts'
import { placeRadiusKm } from '../../../../electron/core/posterior/place-radius.ts'
import { massWithin, radialKernel } from '../../../../electron/core/posterior/radial-kernel.ts'

it('half of the kernel lies within its radius, 90 % within three, by the formula and by summing rings', () => {
  expect(massWithin(7, 7)).toBe(0.5)
  expect(massWithin(21, 7)).toBeCloseTo(0.9, 12)
  const ring = (from: number, to: number) => {
    let sum = 0
    const steps = 2000
    const width = (to - from) / steps
    for (let step = 0; step < steps; step++) {
      const d = from + (step + 0.5) * width
      sum += radialKernel(d * d, 49) * 2 * Math.PI * d * width
    }
    return sum
  }
  expect(ring(0, 7) / (Math.PI * 49)).toBeCloseTo(0.5, 4)
  expect(ring(0, 21) / (Math.PI * 49)).toBeCloseTo(0.9, 4)
})

it('a place grows with its people, within limits', () => {
  expect(placeRadiusKm(0)).toBe(3)
  expect(placeRadiusKm(545_000)).toBeCloseTo(7.6, 1)
  expect(placeRadiusKm(37_000_000)).toBe(30)
})

it('the half-mass radius is the weighted median of the distances', () => {
  expect(halfMassRadius([1, 2, 100], [1, 5, 1])).toBeCloseTo(2, 1)
  expect(halfMassRadius([], [])).toBe(0)
  expect(halfMassRadius([0, 0], [1, 1])).toBe(0)
})
