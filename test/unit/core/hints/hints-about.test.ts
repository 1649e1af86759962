import { expect, test } from 'vitest'
import type { HintContent } from '../../../../electron/contract/hints.ts'
import { hintsAbout } from '../../../../electron/core/hints/hints-about.ts'

const hint = (side: HintContent['side'], area: HintContent['area'], on = true) => ({ side, area, on })
const lisbon = { at: { lat: 38.72, lon: -9.14 }, countryCode: 'PT' as never }
const nearLisbon = { kind: 'circle' as const, centre: { lat: 38.9, lon: -9.1 }, radiusKm: 50 }
const spain = { kind: 'country' as const, countryCode: 'ES' as never }

test('an area speaks for what is in it, and one that is ruled out for what is not', () => {
  const here = hint('inside', nearLisbon)
  const notSpain = hint('outside', spain)
  expect(hintsAbout(lisbon, [here, notSpain])).toEqual({ pro: [here, notSpain], contra: [] })
})

test('an area speaks against what is not in it, and one that is ruled out against what is; switched off, neither speaks', () => {
  const notHere = hint('outside', nearLisbon)
  const inSpain = hint('inside', spain)
  expect(hintsAbout(lisbon, [notHere, inSpain, hint('inside', spain, false)])).toEqual({ pro: [], contra: [notHere, inSpain] })
})
