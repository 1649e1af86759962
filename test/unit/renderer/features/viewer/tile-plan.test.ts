import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TilePyramid } from '../../../../../electron/contract/views.ts'
import { fitView, type StageView, toPhoto } from '../../../../../renderer/features/viewer/stage/stage-view.ts'
import { levelFor, levelStep, tileKey, tilesInView } from '../../../../../renderer/features/viewer/stage/tile-plan.ts'

const photo = { width: 12_001, height: 8401 }
const stage = { width: 900, height: 500 }
const pyramid: TilePyramid = {
  tileSidePx: 512,
  levels: [5, 4, 3, 2, 1, 0].map((halvings) => ({
    widthPx: Math.ceil(photo.width / 2 ** halvings),
    heightPx: Math.ceil(photo.height / 2 ** halvings),
  })),
}

test('the level is the smallest that is not blown up, and never beyond the photo’s own pixels', () => {
  expect([0.01, 1 / 32, 0.04, 0.2, 0.5, 0.51, 1, 7].map((density) => levelFor(pyramid, density))).toEqual([0, 0, 1, 3, 4, 5, 5, 5])
})

test('whatever is seen of the photo lies on a tile that is asked for, and no tile lies beside the photo', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.03, max: 8, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.record({ x: fc.double({ min: 0, max: photo.width, noNaN: true }), y: fc.double({ min: 0, max: photo.height, noNaN: true }) }),
      fc.record({ x: fc.double({ min: 0, max: 900, noNaN: true }), y: fc.double({ min: 0, max: 500, noNaN: true }) }),
      (scale, rotationDegrees, centre, at) => {
        const view: StageView = { scale, rotationDegrees, centre }
        const level = levelFor(pyramid, scale)
        const places = tilesInView(pyramid, level, view, stage)
        const size = pyramid.levels[level]!
        for (const { column, row } of places) {
          expect(column >= 0 && column * 512 < size.widthPx && row >= 0 && row * 512 < size.heightPx).toBe(true)
        }
        const spot = toPhoto(view, stage, at)
        if (spot.x < 0 || spot.y < 0 || spot.x >= photo.width || spot.y >= photo.height) return
        const tilePx = 512 * levelStep(pyramid, level)
        const under = { level, column: Math.floor(spot.x / tilePx), row: Math.floor(spot.y / tilePx) }
        expect(places.map(tileKey)).toContain(tileKey(under))
      },
    ),
  )
})

test('a whole photo in the stage needs few tiles; at its pixels, the tile in the middle comes first', () => {
  const whole = fitView(photo, stage)
  expect(tilesInView(pyramid, levelFor(pyramid, whole.scale), whole, stage).length).toBeLessThan(12)
  const [first] = tilesInView(pyramid, 5, { scale: 1, rotationDegrees: 20, centre: { x: 5000, y: 3000 } }, stage)
  expect(first).toEqual({ level: 5, column: 9, row: 5 })
})
