import { expect, test } from 'vitest'
import { summary } from '../../driver/tally.ts'

test('the last line has the three figures, and every failure and skip is named before it', () => {
  const text = summary({ passed: 12, failures: ['lint'], skips: [{ name: 'a page', reason: 'no Chromium' }] })
  expect(text.split('\n').at(-1)).toBe('12 passed, 1 failed, 1 skipped')
  expect(text).toContain('  lint')
  expect(text).toContain('  a page: no Chromium')
})
