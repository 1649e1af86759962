import { expect, test } from 'vitest'
import { PAGE_ROWS, pagesWithin, rowAt } from '../../../../../renderer/features/cases/overview/pages.ts'

test.each([
  [0, 0, [0]],
  [0, PAGE_ROWS - 1, [0]],
  [PAGE_ROWS - 1, PAGE_ROWS, [0, 1]],
  [99_950, 99_999, [999]],
  [-3, 2, [0]],
])('rows %i to %i are on pages %j', (first, last, pages) => {
  expect(pagesWithin(first, last)).toEqual(pages)
})

test('a row is found on its page, and is missing while the page is', () => {
  const pages = new Map([[1, ['a', 'b']]])
  expect(rowAt(pages, PAGE_ROWS + 1)).toBe('b')
  expect(rowAt(pages, PAGE_ROWS + 2)).toBeNull()
  expect(rowAt(pages, 0)).toBeNull()
})
