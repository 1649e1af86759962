import { expect, test } from 'vitest'
import { worldRing, worldsWithin } from '../../../../renderer/map/rings.ts'

const square = (west: number, east: number) => [
  { lat: 10, lon: west },
  { lat: 10, lon: east },
  { lat: -10, lon: east },
  { lat: -10, lon: west },
]
const frame = (x: number, side: number) => ({ x, y: 0.4, side, sizePx: 512, zoom: 3 })

test('a ring across the antimeridian stays as small as it is', () => {
  const ring = worldRing(square(179, -179))
  expect(ring.maxX - ring.minX).toBeCloseTo(2 / 360, 10)
  expect(ring.maxX).toBeGreaterThan(1)
})

test('such a ring is drawn at both ends of the world', () => {
  const ring = worldRing(square(179, -179))
  expect(worldsWithin(ring, frame(0.75, 0.25), 0)).toEqual([0])
  expect(worldsWithin(ring, frame(0, 0.25), 0)).toEqual([-1])
  expect(worldsWithin(ring, frame(0.25, 0.25), 0)).toEqual([])
})

test('a ring just outside a tile is drawn for the width of its line', () => {
  const ring = worldRing(square(-10, 0))
  expect(worldsWithin(ring, frame(0.5001, 0.25), 0)).toEqual([])
  expect(worldsWithin(ring, frame(0.5001, 0.25), 2)).toEqual([0])
})
