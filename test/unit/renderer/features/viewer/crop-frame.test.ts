import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regionBounds } from '../../../../../electron/core/photos/view-region.ts'
import {
  frameBetween,
  frameOfRegion,
  fromFrame,
  gripAt,
  movedFrame,
  regionOfFrame,
  toFrame,
  wholeFrame,
} from '../../../../../renderer/features/viewer/tools/crop-frame.ts'

const photo = { width: 641, height: 480 }
const size = { widthPx: 641, heightPx: 480 }
const spots = fc.record({ x: fc.double({ min: -400, max: 1100, noNaN: true }), y: fc.double({ min: -400, max: 900, noNaN: true }) })

test('a frame on a photo that is not turned holds whole pixels of it, also where the sides are odd', () => {
  fc.assert(
    fc.property(spots, spots, (a, b) => {
      const region = regionOfFrame(frameBetween(toFrame(a, photo, 0), toFrame(b, photo, 0), photo, 0), photo, 0)
      const left = region.centre.x - region.widthPx / 2
      const top = region.centre.y - region.heightPx / 2
      expect(Math.abs(left - Math.round(left))).toBeLessThan(1e-9)
      expect(Math.abs(top - Math.round(top))).toBeLessThan(1e-9)
      expect(regionBounds(region, size)).toEqual({
        left: Math.round(left),
        top: Math.round(top),
        widthPx: region.widthPx,
        heightPx: region.heightPx,
      })
    }),
  )
})

test.each([0, 90, 180, -90, 33.3])('what was framed is framed again when its view is shown (turned by %f)', (degrees) => {
  const frame = frameBetween({ x: -100.4, y: -50 }, { x: 120, y: 80.2 }, photo, degrees)
  const back = frameOfRegion(regionOfFrame(frame, photo, degrees), photo)
  for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(back[side]).toBeCloseTo(frame[side], 6)
  const spot = { x: 77, y: 11 }
  const there = fromFrame(toFrame(spot, photo, degrees), photo, degrees)
  expect(there.x).toBeCloseTo(spot.x, 9)
  expect(there.y).toBeCloseTo(spot.y, 9)
})

test('the whole of a photo turned a quarter is as wide as the photo is high', () => {
  const { widthPx, heightPx } = regionOfFrame(wholeFrame(photo, 90), photo, 90)
  expect([widthPx, heightPx]).toEqual([480, 641])
})

test('a frame is moved no further than the photo reaches, keeping its size', () => {
  const frame = frameBetween({ x: -10, y: -10 }, { x: 30, y: 20 }, photo, 0)
  const moved = movedFrame(frame, { x: 10_000, y: -10_000 }, photo, 0)
  expect(moved.right).toBe(photo.width / 2)
  expect(moved.top).toBe(-photo.height / 2)
  expect([moved.right - moved.left, moved.bottom - moved.top]).toEqual([frame.right - frame.left, frame.bottom - frame.top])
})

test('a press takes hold of the nearest corner, of the frame, or of nothing', () => {
  const frame = { left: 0, top: 0, right: 100, bottom: 50 }
  expect(gripAt(frame, { x: 97, y: 3 }, 6)).toEqual({ kind: 'corner', fixed: { x: 0, y: 50 } })
  expect(gripAt(frame, { x: 50, y: 25 }, 6)).toEqual({ kind: 'inside' })
  expect(gripAt(frame, { x: 150, y: 25 }, 6)).toEqual({ kind: 'new' })
  expect(gripAt(null, { x: 50, y: 25 }, 6)).toEqual({ kind: 'new' })
})
