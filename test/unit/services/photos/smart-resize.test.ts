import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smartSize } from '../../../../electron/services/photos/reader/smart-resize.ts'

const limits = { minImageTokens: 4, maxImageTokens: 1280, tokenSidePx: 28 }

describe('the size a photo is given to the model in', () => {
  it.each([
    [640, 480, 644, 476],
    [1024, 768, 1036, 756],
    [4000, 3000, 1148, 840],
    [3000, 4000, 840, 1148],
    [1, 1, 56, 56],
    [28, 28, 56, 56],
  ])('%i × %i becomes %i × %i', (widthPx, heightPx, width, height) => {
    expect(smartSize({ widthPx, heightPx }, limits)).toEqual({ widthPx: width, heightPx: height })
  })
  it('keeps within the limits and to whole tokens, whatever the shape, and is its own answer', () => {
    const side = fc.integer({ min: 1, max: 40_000 })
    fc.assert(
      fc.property(side, side, fc.integer({ min: 16, max: 4096 }), (widthPx, heightPx, maxImageTokens) => {
        const asked = { ...limits, maxImageTokens }
        const size = smartSize({ widthPx, heightPx }, asked)
        const tokens = (size.widthPx * size.heightPx) / 28 ** 2
        expect([size.widthPx % 28, size.heightPx % 28]).toEqual([0, 0])
        expect(tokens).toBeLessThanOrEqual(maxImageTokens)
        expect(tokens).toBeGreaterThanOrEqual(4)
        expect(smartSize(size, asked)).toEqual(size)
      }),
    )
  })
})
