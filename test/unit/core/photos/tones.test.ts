import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyTones, arePlain, PLAIN_TONES, toneCurve } from '../../../../electron/core/photos/tones.ts'

const settings = fc.record({
  channel: fc.constantFrom('colour' as const, 'red' as const, 'green' as const, 'blue' as const, 'grey' as const),
  blackPoint: fc.integer({ min: 0, max: 254 }),
  whitePoint: fc.integer({ min: 1, max: 255 }),
  gamma: fc.double({ min: 0.1, max: 10, noNaN: true }),
  equalise: fc.boolean(),
  invert: fc.boolean(),
})
const histograms = fc.array(fc.nat({ max: 1000 }), { minLength: 256, maxLength: 256 })

describe('the tone curve', () => {
  test('changes nothing where nothing is asked', () => {
    expect(toneCurve(PLAIN_TONES, null)).toEqual(Array.from({ length: 256 }, (_, value) => value))
    expect(arePlain(PLAIN_TONES)).toBe(true)
  })

  test('never turns the order of brightness round, but where it is inverted, and stays within a byte', () => {
    fc.assert(
      fc.property(settings, histograms, (asked, histogram) => {
        const curve = toneCurve(asked, histogram)
        const rising = asked.invert ? curve.toReversed() : curve
        for (let i = 0; i < 256; i++) {
          expect(Number.isInteger(rising[i]) && rising[i]! >= 0 && rising[i]! <= 255).toBe(true)
          if (i > 0) expect(rising[i]).toBeGreaterThanOrEqual(rising[i - 1]!)
        }
      }),
    )
  })

  test('stretches between the points, and lifts the shadows with gamma above 1', () => {
    const curve = toneCurve({ ...PLAIN_TONES, blackPoint: 50, whitePoint: 150 }, null)
    expect([curve[50], curve[100], curve[150], curve[200]]).toEqual([0, 128, 255, 255])
    expect(toneCurve({ ...PLAIN_TONES, gamma: 2 }, null)[64]).toBe(128)
  })

  test('equalised, a photo of a few close values takes the whole range, in equal steps where they are equally frequent', () => {
    const histogram = new Uint32Array(256)
    for (const value of [100, 101, 102, 103]) histogram[value] = 10
    const curve = toneCurve({ ...PLAIN_TONES, equalise: true }, histogram)
    expect([100, 101, 102, 103].map((value) => curve[value])).toEqual([0, 85, 170, 255])
    const one = new Uint32Array(256)
    one[7] = 5
    expect(toneCurve({ ...PLAIN_TONES, equalise: true }, one)[7]).toBe(7)
  })
})

test('a channel alone, in grey and inverted', () => {
  const invert = toneCurve({ ...PLAIN_TONES, invert: true }, null)
  const rgb = Uint8Array.from([10, 20, 30, 200, 100, 0])
  applyTones(rgb, { channel: 'blue', tones: invert })
  expect([...rgb]).toEqual([225, 225, 225, 255, 255, 255])
  const grey = Uint8Array.from([255, 0, 0])
  applyTones(grey, { channel: 'grey', tones: toneCurve(PLAIN_TONES, null) })
  expect([...grey]).toEqual([54, 54, 54])
})
