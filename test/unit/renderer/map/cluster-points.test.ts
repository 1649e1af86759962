import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterPoints } from '../../../../renderer/map/cluster-points.ts'

const point = fc.record({ lat: fc.double({ min: -85, max: 85, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) })

test('every point is in one cluster, and no nearer view has fewer of them', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), fc.integer({ min: 1, max: 11 }), (points, zoom) => {
      const clusters = clusterPoints(points, zoom, 44)
      expect(clusters.flatMap((cluster) => cluster.points).length).toBe(points.length)
      expect(new Set(clusters.flatMap((cluster) => cluster.points)).size).toBe(points.length)
      for (const { x, y } of clusters) expect(x >= 0 && x <= 1 && y >= -0.001 && y <= 1.001).toBe(true)
    }),
  )
})

test('neighbours are one from afar and two from near', () => {
  const towns = [
    { lat: 48.86, lon: 2.35 },
    { lat: 48.8, lon: 2.13 },
  ]
  expect(clusterPoints(towns, 2, 44)).toHaveLength(1)
  expect(clusterPoints(towns, 11, 44)).toHaveLength(2)
})
