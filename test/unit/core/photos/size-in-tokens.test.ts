import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sizeInTokens } from '../../../../electron/core/photos/size-in-tokens.ts'

const small = { minImageTokens: 4, maxImageTokens: 36, tokenSidePx: 28 }
const large = { minImageTokens: 4, maxImageTokens: 1280, tokenSidePx: 28 }

// transformers' smart_resize with factor 28 and these limits.
test.each([
  [168, 140, 168, 140],
  [487, 301, 196, 112],
  [1024, 666, 196, 112],
  [70, 42, 56, 56],
  [42, 70, 56, 56],
  [98, 98, 112, 112],
  [30, 30, 56, 56],
  [1, 1, 56, 56],
])('%i × %i px are shown as %i × %i px to a model of 36 tokens', (fromWidth, fromHeight, widthPx, heightPx) => {
  expect(sizeInTokens({ widthPx: fromWidth, heightPx: fromHeight }, small)).toEqual({ widthPx, heightPx })
})

test.each([
  [640, 480, 644, 476],
  [1024, 768, 1036, 756],
  [4000, 3000, 1148, 840],
  [3000, 4000, 840, 1148],
  [28, 28, 56, 56],
])('%i × %i px are shown as %i × %i px to a model of 1,280 tokens', (fromWidth, fromHeight, widthPx, heightPx) => {
  expect(sizeInTokens({ widthPx: fromWidth, heightPx: fromHeight }, large)).toEqual({ widthPx, heightPx })
})

test('the longest photo stays within the limit, which transformers refuses to do', () => {
  const { widthPx, heightPx } = sizeInTokens({ widthPx: 46_000, heightPx: 3 }, small)
  expect([heightPx, (widthPx / 28) * (heightPx / 28)]).toEqual([28, 36])
})

test('whole tokens within the limits, whatever the shape; what was sized once is left as it is', () => {
  const side = fc.integer({ min: 1, max: 40_000 })
  fc.assert(
    fc.property(side, side, fc.integer({ min: 16, max: 4096 }), fc.integer({ min: 1, max: 8 }), (widthPx, heightPx, most, least) => {
      const limits = { minImageTokens: least, maxImageTokens: most, tokenSidePx: 28 }
      const size = sizeInTokens({ widthPx, heightPx }, limits)
      const tokens = (size.widthPx * size.heightPx) / 28 ** 2
      expect([size.widthPx % 28, size.heightPx % 28]).toEqual([0, 0])
      expect(tokens).toBeLessThanOrEqual(most)
      expect(tokens).toBeGreaterThanOrEqual(least)
      expect(sizeInTokens(size, limits)).toEqual(size)
    }),
    { numRuns: 5000 },
  )
})
