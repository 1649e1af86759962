import { expect, test } from 'vitest'
import { worldRing } from '../../../../renderer/map/rings.ts'
import { ringsWorthDrawing } from '../../../../renderer/map/rings-worth-drawing.ts'

const square = (lat: number, lon: number, sideDegrees: number) =>
  worldRing([
    { lat, lon },
    { lat, lon: lon + sideDegrees },
    { lat: lat + sideDegrees, lon: lon + sideDegrees },
    { lat: lat + sideDegrees, lon },
  ])
const WORLD_PX = 512

test('of a swarm of specks one for each place stays, the largest; a speck far off is not lost', () => {
  const largest = square(47.2, 8.2, 0.4)
  const swarm = Array.from({ length: 40 }, (_, index) => square(46 + (index % 8) * 0.3, 7 + Math.floor(index / 8) * 0.3, 0.1))
  const farOff = square(-34, 151, 0.1)
  const kept = ringsWorthDrawing([...swarm, largest, farOff], WORLD_PX)
  expect(kept).toContain(largest)
  expect(kept).toContain(farOff)
  // They lie within 2.4° (4 px), which can touch four squares of the lattice at most.
  expect(kept.length).toBeLessThanOrEqual(5)
})

test('rings that are shapes all stay, in their order, and specks beside their lines go', () => {
  const country = square(40, 0, 15)
  const hole = square(43, 3, 8)
  const beside = square(40.2, 0.2, 0.1)
  expect(ringsWorthDrawing([country, beside, hole], WORLD_PX)).toEqual([country, hole])
})

test('nearer by, the same specks are shapes and all stay', () => {
  const swarm = Array.from({ length: 10 }, (_, index) => square(46, 7 + index * 0.3, 0.1))
  expect(ringsWorthDrawing(swarm, WORLD_PX * 2 ** 8)).toEqual(swarm)
})
