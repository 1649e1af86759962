import fc from 'fast-check'
import { cellToLatLng } from 'h3-js'
import { describe, expect, it } from 'vitest'
import type { LatLon } from '../../../../electron/contract/geography.ts'
import type { HintArea, HintContent, HintStrength } from '../../../../electron/contract/hints.ts'
import type { Posterior } from '../../../../electron/contract/posterior.ts'
import { areaTest } from '../../../../electron/core/hints/area-test.ts'
import { hintProbability } from '../../../../electron/core/hints/strength.ts'
import { computePosterior, type PosteriorInput } from '../../../../electron/core/posterior/posterior.ts'
import { clue, forCountry, forPlace, kyoto, lisbon, madrid } from './given.ts'
import { smallGrid } from './small-grid.ts'

const compute = (input: Partial<PosteriorInput>) =>
  computePosterior({ grid: smallGrid, samples: [], modelReliability: 0, clues: [], ...input })
const hint = (area: HintArea, more: Partial<HintContent> = {}): HintContent => ({
  ...{ area, side: 'inside', strength: 'certain', name: '', note: '', on: true },
  ...more,
})
const box = (south: number, west: number, north: number, east: number): HintArea => ({
  kind: 'polygon',
  rings: [
    [
      { lat: south, lon: west },
      { lat: south, lon: east },
      { lat: north, lon: east },
      { lat: north, lon: west },
    ],
  ],
})
const circle = (centre: LatLon, radiusKm: number): HintArea => ({ kind: 'circle', centre: { lat: centre.lat, lon: centre.lon }, radiusKm })

/** Mass of the cells whose centre lies in the area. */
function massIn({ cells, probabilities }: Posterior, area: HintArea): number {
  const test = areaTest(area)!
  return cells.reduce((sum, cell, index) => {
    const [lat, lon] = cellToLatLng(cell)
    return sum + (test.contains({ lat, lon }) ? (probabilities[index] as number) : 0)
  }, 0)
}

const inPortugal = box(38, -9, 40, -7.5)
const aroundFiji = box(-19, 177, -15, -178)

describe('hints in the posterior', () => {
  it('by hand: a country of prior p is left with p(1−q) outside of the hint, and p(1−q) + q inside of it', () => {
    const { countryPrior, q } = { countryPrior: priorOf('JP'), q: hintProbability('likely') }
    const inside = compute({ hints: [hint({ kind: 'country', countryCode: 'JP' }, { strength: 'likely' })] })
    expect(massIn(inside, box(30, 125, 40, 145))).toBeCloseTo(countryPrior * (1 - q) + q, 9)
    const outside = compute({ hints: [hint({ kind: 'country', countryCode: 'JP' }, { strength: 'likely', side: 'outside' })] })
    expect(massIn(outside, box(30, 125, 40, 145))).toBeCloseTo(countryPrior * (1 - q), 9)
  })
  it('a certain hint holds the answer, whatever the clues say', () => {
    const clues = [clue(1, [forPlace(kyoto)], { reliability: 0.9 })]
    expect(massIn(compute({ clues, hints: [hint(inPortugal)] }), inPortugal)).toBeGreaterThan(0.98)
  })
  it('“not here”, certain, leaves next to nothing inside', () => {
    const clues = [clue(1, [forCountry('PT')], { reliability: 0.9 })]
    const posterior = compute({ clues, hints: [hint(inPortugal, { side: 'outside' })] })
    // Cells on the edge are counted whole by their centre.
    expect(massIn(posterior, box(38.2, -8.8, 39.8, -7.7))).toBeLessThan(0.001)
  })
  it('holds over the antimeridian', () => {
    const posterior = compute({ hints: [hint(aroundFiji)] })
    expect(massIn(posterior, aroundFiji)).toBeGreaterThan(0.98)
    expect(posterior.candidates[0]?.countryCode).toBe('FJ')
  })
  it('a circle of 2 km is a fine spot, not a whole cell of the grid, and gives its candidate a name', () => {
    const posterior = compute({ hints: [hint(circle(lisbon, 2), { name: 'Old harbour' })] })
    expect(massIn(posterior, circle(lisbon, 2.5))).toBeGreaterThan(0.95)
    expect(posterior.candidates[0]).toMatchObject({ name: 'Old harbour', at: { lat: lisbon.lat, lon: lisbon.lon } })
    expect(posterior.regions[0]!.areaKm2).toBeLessThan(30)
  })
  it('two that contradict each other share the answer, and stay finite', () => {
    const hints = [hint(box(38, -9, 40, -7.5)), hint(box(34, 132, 37, 139))]
    const posterior = compute({ hints })
    const halves = hints.map(({ area }) => massIn(posterior, area))
    for (const half of halves) expect(half).toBeGreaterThan(0.45)
  })
  it('a hundred that contradict each other still sum to 1', () => {
    const hints = Array.from({ length: 100 }, (_, index) => hint(box(37 + index / 20, -9, 37.04 + index / 20, 3)))
    const { probabilities } = compute({ hints })
    expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })
  it('one that is switched off, and one over water alone, are as if they were not there', () => {
    const clues = [clue(1, [forPlace(madrid)])]
    const without = compute({ clues })
    const off = compute({ clues, hints: [hint(inPortugal, { on: false })] })
    expect(off.probabilities).toEqual(without.probabilities)
    const water = compute({ clues, hints: [hint(box(-5, -30, 0, -25))] })
    expect(massIn(water, box(39, -5, 42, -2))).toBeCloseTo(massIn(without, box(39, -5, 42, -2)), 6)
  })
  it('stand in the basis and change nothing of the method’s name between them', () => {
    const posterior = compute({ clues: [clue(1, [forPlace(lisbon)])], hints: [hint(inPortugal), hint(aroundFiji, { side: 'outside' })] })
    expect(posterior.basis).toBe('Rests on 1 clue and 2 hints of the analyst.')
    expect(posterior.method).toBe(compute({}).method)
  })
  it('do not depend on their order, raise what they hold, and are stronger the surer they are', () => {
    const area = fc.oneof(
      fc
        .record({ lat: fc.double({ min: 36, max: 43, noNaN: true }), lon: fc.double({ min: -9, max: 3, noNaN: true }) })
        .map((at) => circle(at, 150)),
      fc.constantFrom(inPortugal, aroundFiji, box(33, 131, 38, 141)),
    )
    const strength = fc.constantFrom<HintStrength>('certain', 'likely', 'perhaps')
    const side = fc.constantFrom<HintContent['side']>('inside', 'outside')
    const hints = fc.array(
      fc.tuple(area, strength, side).map(([of, strength, side]) => hint(of, { strength, side })),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(hints, (given) => {
        const clues = [clue(1, [forPlace(madrid)])]
        const here = compute({ clues, hints: given })
        const there = compute({ clues, hints: given.toReversed() })
        expect(there.cells).toEqual(here.cells)
        expect(there.probabilities).toEqual(here.probabilities)
        const first = given[0] as HintContent
        const before = massIn(compute({ clues, hints: given.slice(1) }), first.area)
        const after = massIn(here, first.area)
        // Cells are cut elsewhere: a cell of the edge may change sides.
        if (first.side === 'inside') expect(after).toBeGreaterThan(before - 0.02)
        else expect(after).toBeLessThan(before + 0.02)
      }),
      { numRuns: 12 },
    )
  })
})

function priorOf(code: string): number {
  return smallGrid.cells.reduce(
    (sum, _, entry) =>
      sum + (smallGrid.countryCodes[smallGrid.countryOf[entry] as number] === code ? (smallGrid.prior[entry] as number) : 0),
    0,
  )
}
