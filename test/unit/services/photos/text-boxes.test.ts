import { describe, expect, it } from 'vitest'
import { boxesOfMap } from '../../../../electron/services/photos/text/boxes-of-map.ts'
import { croppedLine, readingCorners } from '../../../../electron/services/photos/text/crop-line.ts'
import { joinedBoxes } from '../../../../electron/services/photos/text/joined-boxes.ts'
import {
  type Corners,
  convexHull,
  grownRectangle,
  sidesOf,
  smallestRectangle,
} from '../../../../electron/services/photos/text/rotated-rectangle.ts'

const box = (left: number, top: number, width: number, height: number): Corners => [
  { x: left, y: top },
  { x: left + width, y: top },
  { x: left + width, y: top + height },
  { x: left, y: top + height },
]
const turned = (corners: Corners, degrees: number): Corners => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return corners.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos })) as Corners
}
const expectNear = (actual: Corners, expected: Corners, digits = 6) =>
  actual.forEach((corner, i) => {
    expect(corner.x).toBeCloseTo(expected[i]!.x, digits)
    expect(corner.y).toBeCloseTo(expected[i]!.y, digits)
  })

describe('rectangles', () => {
  it.each([0, 10, -25, 40, -44])('turned by %i° are found again around their corners and inner points', (degrees) => {
    const truth = turned(box(100, 50, 80, 20), degrees)
    const inside = turned(box(110, 55, 40, 10), degrees)
    expectNear(smallestRectangle(convexHull([...inside, ...truth])), truth)
  })
  it('grow by the same distance on every side', () => {
    expectNear(grownRectangle(box(10, 10, 30, 6), 2), box(8, 8, 34, 10))
    expect(sidesOf(grownRectangle(turned(box(10, 10, 30, 6), 30), 2)).widthPx).toBeCloseTo(34, 6)
  })
})

describe('the map of text probability', () => {
  const mapOf = (rectangles: [x: number, y: number, w: number, h: number, probability: number][]) => {
    const probability = new Float32Array(200 * 100)
    for (const [x, y, w, h, value] of rectangles)
      for (let row = y; row < y + h; row++) probability.fill(value, row * 200 + x, row * 200 + x + w)
    return { probability, widthPx: 200, heightPx: 100 }
  }
  it('gives one grown box a region, best first, and none for faint or tiny ones', () => {
    const boxes = boxesOfMap(
      mapOf([
        [20, 20, 60, 10, 0.8],
        [20, 60, 80, 10, 0.95],
        [150, 20, 30, 10, 0.4],
        [150, 60, 2, 2, 0.9],
      ]),
    )
    expect(boxes).toHaveLength(2)
    const distance = (80 * 10 * 1.5) / (2 * 90)
    expectNear(boxes[0]!, box(20 - distance, 60 - distance, 80 + 2 * distance, 10 + 2 * distance), 4)
  })
})

describe('boxes on one line', () => {
  it('become one where they continue each other', () => {
    const joined = joinedBoxes([box(100, 20, 50, 20), box(0, 20, 90, 20), box(158, 21, 30, 19)])
    expect(joined).toHaveLength(1)
    expectNear(joined[0]!, box(0, 20, 188, 20))
  })
  it('stay apart where the gap, the height or the line differs', () => {
    const apart = [box(0, 0, 90, 20), box(120, 0, 60, 20), box(92, 0, 20, 40), box(0, 30, 90, 20)]
    expect(joinedBoxes(apart)).toHaveLength(4)
  })
})

describe('cutting out', () => {
  const page = { widthPx: 40, heightPx: 40, rgb: new Uint8Array(40 * 40 * 3).map((_, i) => (Math.floor(i / 3) % 40) * 6) }
  it('a level box is the page itself', () => {
    const line = croppedLine(page, box(10, 5, 20, 8))
    expect([line.widthPx, line.heightPx]).toEqual([20, 8])
    expect(line.rgb[0]).toBe(60)
    expect(line.rgb[19 * 3]).toBe(174)
  })
  it('an upright strip reads from its top right corner down', () => {
    expect(readingCorners(box(10, 0, 8, 30))[0]).toEqual({ x: 18, y: 0 })
    const line = croppedLine(page, readingCorners(box(10, 0, 8, 30)))
    expect([line.widthPx, line.heightPx]).toEqual([30, 8])
    // The page brightens to the right, so the cut darkens from its top (the strip's right side) down.
    expect(line.rgb[0]).toBeGreaterThan(line.rgb[7 * 30 * 3]!)
  })
})
