import fc from 'fast-check'
import { expect, test } from 'vitest'
import { photoToView, regionBounds, seenBoxOnPhoto, viewToPhoto, wholePhoto } from '../../../../electron/core/photos/view-region.ts'

const photo = { widthPx: 1000, heightPx: 500 }
const regions = fc.record({
  centre: fc.record({ x: fc.double({ min: 0, max: 1000, noNaN: true }), y: fc.double({ min: 0, max: 500, noNaN: true }) }),
  widthPx: fc.integer({ min: 1, max: 900 }),
  heightPx: fc.integer({ min: 1, max: 400 }),
  rotationDegrees: fc.double({ min: -179, max: 180, noNaN: true }),
})

test('a point of the view and its place on the photo are found from each other', () => {
  fc.assert(
    fc.property(regions, fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 400, noNaN: true }), (region, x, y) => {
      const back = photoToView(region, viewToPhoto(region, { x, y }))
      expect(back.x).toBeCloseTo(x, 6)
      expect(back.y).toBeCloseTo(y, 6)
    }),
  )
})

test('turned a quarter clockwise, the photo’s left is seen at the top', () => {
  const region = { centre: { x: 500, y: 250 }, widthPx: 500, heightPx: 1000, rotationDegrees: 90 }
  expect(viewToPhoto(region, { x: 0, y: 0 })).toEqual({ x: 0, y: 500 })
  expect(viewToPhoto(region, { x: 500, y: 0 })).toEqual({ x: 0, y: 0 })
  expect(regionBounds(region, photo)).toEqual({ left: 0, top: 0, ...photo })
})

test('a box in the words of a run on a crop is found on the original photo', () => {
  const region = { centre: { x: 750, y: 375 }, widthPx: 500, heightPx: 250, rotationDegrees: 0 }
  // The crop was shown at 224 × 112: its right half is the photo's last quarter across.
  const box = { left: 112, top: 0, right: 224, bottom: 112 }
  expect(seenBoxOnPhoto(box, { widthPx: 224, heightPx: 112 }, region, photo)).toEqual([
    { x: 0.75, y: 0.5 },
    { x: 1, y: 0.5 },
    { x: 1, y: 1 },
    { x: 0.75, y: 1 },
  ])
  const turned = { centre: { x: 500, y: 250 }, widthPx: 500, heightPx: 1000, rotationDegrees: 90 }
  const corner = seenBoxOnPhoto({ left: 0, top: 0, right: 28, bottom: 28 }, { widthPx: 280, heightPx: 560 }, turned, photo)
  expect(corner[0]).toEqual({ x: 0, y: 1 })
  expect(corner[2]!.x).toBeCloseTo(0.05, 9)
  expect(corner[2]!.y).toBeCloseTo(0.9, 9)
})

test('without a view it is the photo itself', () => {
  const box = { left: 0, top: 28, right: 14, bottom: 56 }
  const [first, , third] = seenBoxOnPhoto(box, { widthPx: 56, heightPx: 56 }, null, photo)
  expect([first, third]).toEqual([
    { x: 0, y: 0.5 },
    { x: 0.25, y: 1 },
  ])
  expect(regionBounds(wholePhoto(photo), photo)).toEqual({ left: 0, top: 0, ...photo })
})
