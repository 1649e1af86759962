import { expect, test } from 'vitest'
import { modelStrings } from '../../../../renderer/strings/index.ts'

const MINUTE = 60_000

test.each([
  [0, 'less than a minute left'],
  [MINUTE, 'less than a minute left'],
  [3.2 * MINUTE, 'about 4 min left'],
  [59.5 * MINUTE, 'about 1 h left'],
  [130 * MINUTE, 'about 2 h 10 min left'],
  [72 * 60 * MINUTE, 'about 3 days left'],
])('%d ms: %s', (ms, words) => {
  expect(modelStrings.timeLeft(ms)).toBe(words)
})

test.each([
  ['Q4_K_M', 'Q4_K_M: small, nearly as good'],
  ['IQ2_XS', 'IQ2_XS: very small, answers suffer'],
  ['Q8_0', 'Q8_0: larger, as good as the original'],
  ['BF16', 'BF16: the original’s own numbers, the largest'],
  ['odd', 'odd'],
])('%s in words', (format, words) => {
  expect(modelStrings.formatWords(format)).toBe(words)
})
