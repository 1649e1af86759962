import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLabels } from '../../../../renderer/map/label-placement.ts'

const label = (name: string, x: number, y: number) => ({ name, x, y, widthPx: 40, heightPx: 12 })

test('the more important of two that collide stays', () => {
  const placed = placeLabels([label('Paris', 100, 100), label('Versailles', 110, 104), label('Lyon', 100, 130)], 2)
  expect(placed.map(({ name }) => name)).toEqual(['Paris', 'Lyon'])
})

test('no two placed labels overlap, and the first is always placed', () => {
  const labels = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 400 }),
      widthPx: fc.integer({ min: 1, max: 90 }),
      heightPx: fc.constant(12),
    }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(labels, (wanted) => {
      const placed = placeLabels(wanted, 0)
      expect(placed[0]).toBe(wanted[0])
      placed.forEach((a, index) => {
        for (const b of placed.slice(index + 1)) {
          const apart = Math.abs(a.x - b.x) * 2 >= a.widthPx + b.widthPx || Math.abs(a.y - b.y) * 2 >= a.heightPx + b.heightPx
          expect(apart).toBe(true)
        }
      })
    }),
  )
})
