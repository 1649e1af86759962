import { expect, test } from 'vitest'
import {
  angleBetweenDegrees,
  lengthPx,
  levelledRotationDegrees,
  ratioOf,
  realLength,
} from '../../../../../renderer/features/viewer/tools/measuring.ts'

const line = (x: number, y: number) => ({ from: { x: 10, y: 10 }, to: { x: 10 + x, y: 10 + y } })

test('lengths, angles and ratios', () => {
  expect(lengthPx(line(3, 4))).toBe(5)
  expect(angleBetweenDegrees(line(1, 0), line(0, 1))).toBe(90)
  expect(angleBetweenDegrees(line(1, 0), line(-1, 1))).toBeCloseTo(45, 9)
  expect(angleBetweenDegrees(line(1, 0), line(-1, 0))).toBe(0)
  expect(ratioOf([line(3, 4), line(10, 0)])).toBe(2)
  expect(ratioOf([line(3, 4)])).toBeNull()
  expect(ratioOf([line(0, 0), line(3, 4)])).toBeNull()
  expect(realLength(line(10, 0), { line: line(3, 4), length: 1.8 })).toBeCloseTo(3.6, 9)
})

test.each([
  [line(100, 5), 0],
  [line(-100, -5), 0],
  [line(4, 100), 0],
  [line(100, 60), 90],
  [line(100, -20), -170],
])('levelled by a line, the line is seen level or upright, by the smaller turn', (drawn, rotation) => {
  const levelled = levelledRotationDegrees(drawn, rotation)
  expect(Math.abs(levelled - rotation)).toBeLessThanOrEqual(45)
  const seen = (Math.atan2(drawn.to.y - drawn.from.y, drawn.to.x - drawn.from.x) * 180) / Math.PI + levelled
  expect(Math.abs(seen / 90 - Math.round(seen / 90))).toBeLessThan(1e-9)
})
