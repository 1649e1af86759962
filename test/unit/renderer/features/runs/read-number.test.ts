import { expect, test } from 'vitest'
import { readNumber } from '../../../../../renderer/features/runs/read-number.ts'

test.each([
  ['8', 1, 64, true, 8],
  [' 0.7 ', 0, 5, false, 0.7],
  ['0.7', 0, 5, true, null],
  ['', 0, 5, false, null],
  ['abc', 0, 5, false, null],
  ['65', 1, 64, true, null],
  ['Infinity', 0, 5, false, null],
])('%j between %d and %d', (text, min, max, whole, number) => {
  expect(readNumber(text, min, max, whole)).toBe(number)
})
