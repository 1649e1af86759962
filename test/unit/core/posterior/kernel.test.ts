import { expect, it } from 'vitest'
import { halfMassRadius } from '../../../../electron/core/posterior/half-mass-radius.ts'
import { placeRadiusKm } from '../../../../electron/core/posterior/place-radius.ts'
import { massWithin, meanOverDisc, radialKernel } from '../../../../electron/core/posterior/radial-kernel.ts'

/** Mass of the kernel of radius 7 between two distances, by summing thin rings; over that of the whole plane, π²a²/2. */
function summed(from: number, to: number): number {
  const steps = 20_000
  const width = (to - from) / steps
  let sum = 0
  for (let step = 0; step < steps; step++) {
    const d = from + (step + 0.5) * width
    sum += radialKernel(d * d, 49) * 2 * Math.PI * d * width
  }
  return sum / ((Math.PI ** 2 / 2) * 49)
}

it('half of the kernel lies within its radius, 93 % within three, by the formula and by summing rings', () => {
  expect(massWithin(7, 7)).toBeCloseTo(0.5, 12)
  expect(massWithin(21, 7)).toBeCloseTo(0.93, 2)
  for (const distance of [2, 7, 21, 70]) expect(summed(0, distance)).toBeCloseTo(massWithin(distance, 7), 5)
})

it('its mean over a disc agrees with summing points of the disc', () => {
  for (const [distance, disc] of [
    [0, 3],
    [5, 2],
    [14, 4],
    [40, 15],
    [100, 30],
  ] as const) {
    let sum = 0
    let weight = 0
    for (let r = 0.025; r < 1; r += 0.05)
      for (let angle = 0; angle < 6.28; angle += 0.1) {
        const [x, y] = [distance + disc * r * Math.cos(angle), disc * r * Math.sin(angle)]
        sum += r * radialKernel(x * x + y * y, 49)
        weight += r
      }
    const ratio = meanOverDisc(distance * distance, disc * disc, 49) / (sum / weight)
    expect(ratio).toBeGreaterThan(0.93)
    expect(ratio).toBeLessThan(1.07)
  }
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
