import { expect, test } from 'vitest'
import { MAX_LATITUDE, nearestLongitude, toWorld } from '../../../../renderer/map/mercator.ts'

test('the corners and the centre of the world', () => {
  expect(toWorld({ lat: 0, lon: 0 })).toEqual({ x: 0.5, y: 0.5 })
  expect(toWorld({ lat: 0, lon: -180 }).x).toBe(0)
  expect(toWorld({ lat: MAX_LATITUDE, lon: 180 }).y).toBeCloseTo(0, 10)
  expect(toWorld({ lat: -90, lon: 180 }).y).toBeCloseTo(1, 10)
})

test('Lisbon where the tile numbering of EPSG:3857 has it', () => {
  // Tile 9/243/196: zoom 9 has 512 tiles across.
  const { x, y } = toWorld({ lat: 38.7223, lon: -9.1393 })
  expect(Math.floor(x * 512)).toBe(243)
  expect(Math.floor(y * 512)).toBe(196)
})

test.each([
  [178, -179, -182],
  [-178, 179, 182],
  [10, 20, 10],
  [10, 740, 730],
])('%d seen from %d is drawn at %d', (lon, centre, drawn) => {
  expect(nearestLongitude(lon, centre)).toBe(drawn)
})
