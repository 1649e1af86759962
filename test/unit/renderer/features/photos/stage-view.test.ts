import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitView, keepInside, zoomAt } from '../../../../../renderer/features/photos/stage-view.ts'

const stage = { width: 800, height: 600 }
const photo = { width: 4000, height: 2000 }

test('fitting shows the whole photo, centred', () => {
  const view = fitView(photo, stage, 0)
  expect(view).toEqual({ scale: 0.2, left: 0, top: 100 })
})

test('a tiny photo is not blown up beyond twice its pixels', () => {
  expect(fitView({ width: 10, height: 10 }, stage).scale).toBe(2)
})

test('zooming keeps the point under the pointer where it is', () => {
  const before = zoomAt(fitView(photo, stage), 10, 400, 300, photo, stage)
  const after = zoomAt(before, 1.5, 500, 200, photo, stage)
  expect((500 - after.left) / after.scale).toBeCloseTo((500 - before.left) / before.scale, 6)
  expect((200 - after.top) / after.scale).toBeCloseTo((200 - before.top) / before.scale, 6)
})

test('a photo larger than the stage always covers it, a smaller one is centred', () => {
  const offset = fc.double({ min: -1e5, max: 1e5, noNaN: true })
  fc.assert(
    fc.property(offset, offset, fc.double({ min: 0.05, max: 16, noNaN: true }), (left, top, scale) => {
      const view = keepInside({ scale, left, top }, photo, stage)
      if (photo.width * scale >= stage.width) {
        expect(view.left).toBeLessThanOrEqual(0)
        expect(view.left + photo.width * scale).toBeGreaterThanOrEqual(stage.width - 1e-6)
      } else {
        expect(view.left).toBeCloseTo((stage.width - photo.width * scale) / 2, 6)
      }
    }),
  )
})

test('zooming out ends at the fitted photo', () => {
  const view = zoomAt(fitView(photo, stage), 0.0001, 10, 10, photo, stage)
  expect(view.scale).toBe(fitView(photo, stage).scale)
})
