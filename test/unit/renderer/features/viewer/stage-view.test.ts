import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fitView,
  keepInside,
  moved,
  type StageView,
  toPhoto,
  toStage,
  turnedSize,
  turnedTo,
  viewShowing,
  wrappedDegrees,
  zoomAt,
} from '../../../../../renderer/features/viewer/stage/stage-view.ts'

const stage = { width: 800, height: 600 }
const photo = { width: 4000, height: 2000 }

const views = fc.record({
  scale: fc.double({ min: 0.01, max: 32, noNaN: true }),
  rotationDegrees: fc.double({ min: -180, max: 180, noNaN: true }),
  centre: fc.record({ x: fc.double({ min: 0, max: 4000, noNaN: true }), y: fc.double({ min: 0, max: 2000, noNaN: true }) }),
}) satisfies fc.Arbitrary<StageView>
const spots = fc.record({ x: fc.double({ min: 0, max: 800, noNaN: true }), y: fc.double({ min: 0, max: 600, noNaN: true }) })

test('what is shown where it is shown comes back to the same pixel', () => {
  fc.assert(
    fc.property(views, spots, (view, at) => {
      const back = toStage(view, stage, toPhoto(view, stage, at))
      expect(back.x).toBeCloseTo(at.x, 4)
      expect(back.y).toBeCloseTo(at.y, 4)
    }),
  )
})

describe('fitting', () => {
  test('shows the whole photo, centred', () => {
    const view = fitView(photo, stage, 0, 0)
    expect(view.scale).toBe(0.2)
    expect(toStage(view, stage, { x: 0, y: 0 })).toEqual({ x: 0, y: 100 })
  })

  test('a photo turned by any angle, with all its corners within the stage', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (degrees) => {
        const view = fitView(photo, stage, degrees, 0)
        for (const corner of [0, 1, 2, 3]) {
          const { x, y } = toStage(view, stage, { x: corner % 2 ? photo.width : 0, y: corner < 2 ? 0 : photo.height })
          expect(x).toBeGreaterThan(-1e-6)
          expect(x).toBeLessThan(stage.width + 1e-6)
          expect(y).toBeGreaterThan(-1e-6)
          expect(y).toBeLessThan(stage.height + 1e-6)
        }
      }),
    )
  })

  test('a tiny photo is not blown up beyond twice its pixels', () => {
    expect(fitView({ width: 10, height: 10 }, stage).scale).toBe(2)
  })
})

test('zooming keeps the point under the pointer where it is, however the photo is turned', () => {
  const before = zoomAt(fitView(photo, stage, 30), 10, { x: 400, y: 300 }, photo, stage)
  const at = { x: 500, y: 200 }
  const after = zoomAt(before, 1.5, at, photo, stage)
  expect(after.scale).toBeCloseTo(before.scale * 1.5, 9)
  const [was, is] = [toPhoto(before, stage, at), toPhoto(after, stage, at)]
  expect(is.x).toBeCloseTo(was.x, 6)
  expect(is.y).toBeCloseTo(was.y, 6)
})

test('the photo never leaves the stage: what is larger covers it, what is smaller is in its middle', () => {
  fc.assert(
    fc.property(views, spots, (view, by) => {
      const kept = keepInside(moved(view, by.x * 10, by.y * 10), photo, stage)
      const around = turnedSize(photo, kept.rotationDegrees)
      const middle = toStage(kept, stage, { x: photo.width / 2, y: photo.height / 2 })
      for (const [at, sizePx, roomPx] of [
        [middle.x, around.width * kept.scale, stage.width],
        [middle.y, around.height * kept.scale, stage.height],
      ] as const) {
        if (sizePx <= roomPx) expect(at).toBeCloseTo(roomPx / 2, 4)
        else {
          expect(at - sizePx / 2).toBeLessThan(1e-4)
          expect(at + sizePx / 2).toBeGreaterThan(roomPx - 1e-4)
        }
      }
    }),
  )
})

test('turning keeps what is in the middle there', () => {
  const view = zoomAt(fitView(photo, stage), 20, { x: 400, y: 300 }, photo, stage)
  const before = toPhoto(view, stage, { x: 400, y: 300 })
  const after = toPhoto(turnedTo(view, 45, photo, stage), stage, { x: 400, y: 300 })
  expect(after.x).toBeCloseTo(before.x, 6)
  expect(after.y).toBeCloseTo(before.y, 6)
})

test('a part of the photo is brought into sight whole, no closer than asked', () => {
  const corners = [
    { x: 3000, y: 1500 },
    { x: 3040, y: 1500 },
    { x: 3040, y: 1520 },
    { x: 3000, y: 1520 },
  ]
  const view = viewShowing(corners, fitView(photo, stage, 90), photo, stage)
  expect(view.scale).toBe(2)
  for (const corner of corners) {
    const at = toStage(view, stage, corner)
    expect(at.x > 0 && at.x < stage.width && at.y > 0 && at.y < stage.height).toBe(true)
  }
})

test('turns are counted from -180 to 180', () => {
  expect([0, 90, 180, 270, 360, -90, -180, 450, -725].map(wrappedDegrees)).toEqual([0, 90, 180, -90, 0, -90, 180, 90, -5])
})
