import { expect, test } from 'vitest'
import { unwrapLine, unwrapRing } from '../../../../renderer/map/unwrap.ts'

test('an island across the antimeridian is one ring without a jump', () => {
  const ring = unwrapRing([
    [179, -16],
    [-179, -16],
    [-179, -17],
    [179, -17],
    [179, -16],
  ])
  expect(ring.map(([lon]) => lon)).toEqual([179, 181, 181, 179, 179])
})

test('a ring round a pole is closed along that pole', () => {
  const ring = unwrapRing([
    [0, -70],
    [120, -70],
    [-120, -70],
    [0, -70],
  ])
  expect(ring.slice(-3)).toEqual([
    [360, -90],
    [0, -90],
    [0, -70],
  ])
})

test('a ring that touches no edge is left as it is', () => {
  const ring = [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 1],
  ]
  expect(unwrapRing(ring)).toEqual(ring)
})

test('the cut along the edge of the flat world is no coast', () => {
  const parts = unwrapLine([
    [178, 65],
    [180, 66],
    [180, 67],
    [178, 68],
  ])
  expect(parts).toEqual([
    [
      [178, 65],
      [180, 66],
    ],
    [
      [180, 67],
      [178, 68],
    ],
  ])
})
