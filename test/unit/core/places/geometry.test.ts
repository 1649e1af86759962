import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm } from '../../../../electron/core/geography/distance.ts'
import { OUTLINE_UNITS } from '../../../../electron/core/places/gazetteer-layout.ts'
import { placeTree, treeOrder } from '../../../../electron/core/places/place-tree.ts'
import { isInsideRings } from '../../../../electron/core/places/point-in-rings.ts'

const position = fc.record({ lat: fc.double({ min: -90, max: 90, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) })

describe('placeTree', () => {
  it('finds the same nearest point as a look at all of them, across the date line and at the poles', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 60 }), position, (points, at) => {
        const lat = Float64Array.from(points, (point) => point.lat)
        const lon = Float64Array.from(points, (point) => point.lon)
        const { index } = placeTree(treeOrder(lat, lon), lat, lon).nearest(at)
        const least = Math.min(...points.map((point) => distanceKm(at, point)))
        expect(distanceKm(at, points[index]!)).toBeCloseTo(least, 3)
      }),
      { numRuns: 500 },
    )
  })

  it('skips what is not accepted', () => {
    const lat = Float64Array.of(0, 1, 2)
    const lon = Float64Array.of(0, 0, 0)
    const tree = placeTree(treeOrder(lat, lon), lat, lon)
    expect(tree.nearest({ lat: 0, lon: 0 }, (index) => index !== 0).index).toBe(1)
    expect(tree.nearest({ lat: 0, lon: 0 }, () => false).index).toBe(-1)
  })
})

describe('isInsideRings', () => {
  const square = (size: number) =>
    [-size, -size, size, -size, size, size, -size, size, -size, -size].map((degree) => degree * OUTLINE_UNITS)
  const ringWithHole = Int32Array.from([2, 5, 5, ...square(2), ...square(1)])

  it('leaves holes out', () => {
    expect(isInsideRings(ringWithHole, { lat: 1.5, lon: 0 })).toBe(true)
    expect(isInsideRings(ringWithHole, { lat: 0, lon: 0 })).toBe(false)
    expect(isInsideRings(ringWithHole, { lat: 3, lon: 0 })).toBe(false)
  })

  it('gives every point of a shared border to exactly one side', () => {
    const west = Int32Array.from([1, 5, ...[0, 0, 1, 0, 1, 1, 0, 1, 0, 0].map((degree) => degree * OUTLINE_UNITS)])
    const east = Int32Array.from([1, 5, ...[1, 0, 2, 0, 2, 1, 1, 1, 1, 0].map((degree) => degree * OUTLINE_UNITS)])
    for (const lat of [0.1, 0.5, 0.9]) {
      const at = { lat, lon: 1 }
      expect(Number(isInsideRings(west, at)) + Number(isInsideRings(east, at))).toBe(1)
    }
  })
})
