import { describe, expect, it } from 'vitest'
import { clippedLine, clippedRing } from '../../../../electron/services/reports/map/paths.ts'
import { boxAround, equalEarth, lonNear, mercator } from '../../../../electron/services/reports/map/projection.ts'

describe('the map of a report', () => {
  it('is projected as the authors of Equal Earth give it', () => {
    // Corner values of the published projection: half the equator and half the central meridian.
    expect(equalEarth(180, 0)[0]).toBeCloseTo(2.7066, 3)
    expect(equalEarth(0, 90)[1]).toBeCloseTo(1.3174, 3)
    expect(mercator(10, 0)).toEqual([10, expect.closeTo(0, 9)])
  })

  it('finds the short way around the Earth', () => {
    const fiji = boxAround([
      { lat: -17, lon: 178 },
      { lat: -18, lon: -179 },
    ])
    expect(fiji).toEqual({ west: 178, east: 181, south: -18, north: -17 })
    expect(lonNear(-179, 178)).toBe(181)
    expect(boxAround([{ lat: 1, lon: 5 }])).toEqual({ west: 5, east: 5, south: 1, north: 1 })
  })

  it('cuts what lies outside its frame', () => {
    const frame = { widthPx: 100, heightPx: 50 }
    const around = clippedRing(
      [
        [-1000, -1000],
        [1000, -1000],
        [1000, 1000],
        [-1000, 1000],
      ],
      frame,
    )
    expect(Math.max(...around.map(([x]) => x))).toBe(106)
    expect(Math.min(...around.map(([, y]) => y))).toBe(-6)
    expect(
      clippedRing(
        [
          [200, 0],
          [300, 0],
          [300, 10],
        ],
        frame,
      ),
    ).toEqual([])
    expect(
      clippedLine(
        [
          [-500, 10],
          [-400, 10],
          [50, 10],
          [60, 10],
          [900, 10],
          [950, 10],
        ],
        frame,
      ),
    ).toEqual([
      [
        [-400, 10],
        [50, 10],
        [60, 10],
        [900, 10],
      ],
    ])
  })
})
