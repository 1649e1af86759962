import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clue, Support } from '../../../../electron/contract/clues.ts'
import type { HintContent } from '../../../../electron/contract/hints.ts'
import { computePosterior } from '../../../../electron/core/posterior/posterior.ts'
import { clue, forCountry, forPlace, places, reading, sample } from './given.ts'
import { smallGrid } from './small-grid.ts'

const support: fc.Arbitrary<Support> = fc.oneof(
  fc.constantFrom('PT', 'ES', 'JP', 'FJ').map((code) => forCountry(code)),
  fc.tuple(fc.constantFrom(...places), fc.constantFrom(3, 8, 20)).map(([place, radiusKm]) => forPlace(place, 1, radiusKm)),
)
const standing = fc.constantFrom<Clue['standing']>('proposed', 'accepted', 'doubted', 'rejected')

const nearPorto: HintContent = {
  side: 'inside',
  area: { kind: 'circle', centre: { lat: 41.2, lon: -8.5 }, radiusKm: 120 },
  strength: 'perhaps',
  name: '',
  note: '',
  on: true,
}

/** Everything that is kept belongs to the grid: another copy of it has nothing kept. */
const fresh = () => ({ ...smallGrid })

describe('what is kept between computations', () => {
  it('changes no figure: judging clues one after the other gives what computing anew gives', () => {
    const clues = fc.array(fc.tuple(support, fc.constantFrom('place-name', 'phone-prefix', 'currency')), { minLength: 1, maxLength: 4 })
    const judgements = fc.array(fc.tuple(fc.nat(5), standing), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(clues, judgements, fc.boolean(), (given, steps, hinted) => {
        const hints = hinted ? [nearPorto] : []
        const samples = [sample(0, [reading(places[0]!)]), sample(1, [reading(places[2]!)])]
        let now = given.map(([one, kind], index) => clue(index, [one], { kind: kind as Clue['kind'] }))
        for (const [which, to] of steps) {
          now = now.map((one, index) => (index === which % now.length ? { ...one, standing: to } : one))
          const kept = computePosterior({ grid: smallGrid, samples, modelReliability: 0.6, clues: now, hints })
          const anew = computePosterior({ grid: fresh(), samples, modelReliability: 0.6, clues: now, hints })
          expect(kept.candidates.map(({ name, clues: of }) => [name, of])).toEqual(anew.candidates.map(({ name, clues: of }) => [name, of]))
          const ofCell = new Map(anew.cells.map((cell, index) => [cell, anew.probabilities[index]!]))
          expect(new Set(kept.cells)).toEqual(new Set(anew.cells))
          for (const [index, cell] of kept.cells.entries())
            expect(Math.abs(kept.probabilities[index]! - ofCell.get(cell)!)).toBeLessThan(1e-9)
          for (const [index, { probability }] of kept.candidates.entries())
            expect(Math.abs(probability - anew.candidates[index]!.probability)).toBeLessThan(1e-9)
        }
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
