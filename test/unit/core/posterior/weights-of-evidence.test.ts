import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { posterior as posteriorSchema } from '../../../../electron/contract/posterior.ts'
import { computePosterior } from '../../../../electron/core/posterior/posterior.ts'
import { clue, forCountry, forPlace, idOf, lisbon, madrid, porto, reading, sample } from './given.ts'
import { smallGrid } from './small-grid.ts'

const samples = [sample(0, [reading(lisbon)]), sample(1, [reading(madrid)]), sample(2, [reading(porto)])]
const compute = (clues: Parameters<typeof computePosterior>[0]['clues'], modelReliability = 0.7) =>
  posteriorSchema.parse(computePosterior({ grid: smallGrid, samples, modelReliability, clues }))
const shareOf = (answer: ReturnType<typeof compute>, name: string) =>
  answer.candidates.find((candidate) => candidate.name === name)?.probability ?? 0
const weightOf = (answer: ReturnType<typeof compute>, number: number) => answer.weights?.find(({ clueId }) => clueId === idOf(number))

describe('what a clue does to the candidates', () => {
  const portuguese = clue(1, [forCountry('PT')], { reliability: 0.6 })
  const spanish = clue(2, [forCountry('ES')], { reliability: 0.3, kind: 'currency' })

  it('is what removing it and computing again gives', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.constantFrom('PT', 'ES', 'JP'), (reliability, code) => {
        const extra = clue(3, [forCountry(code)], { reliability, kind: 'language' })
        const whole = compute([portuguese, spanish, extra])
        const without = compute([portuguese, spanish])
        for (const [index, { name, probability }] of whole.candidates.entries()) {
          if (shareOf(without, name) === 0) continue
          expect(weightOf(whole, 3)!.factors[index]! / (probability / shareOf(without, name))).toBeCloseTo(1, 6)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('of a place too, near enough: without it the ground is cut a little coarser', () => {
    const toLisbon = clue(4, [forPlace(lisbon, 1, 7)], { kind: 'place-name', reliability: 0.4 })
    const whole = compute([portuguese, spanish, toLisbon])
    const without = compute([portuguese, spanish])
    const rank = whole.candidates.findIndex(({ name }) => name === 'Lisbon, Portugal')
    const gained = whole.candidates[rank]!.probability / shareOf(without, 'Lisbon, Portugal')
    expect(gained).toBeGreaterThan(1.5)
    expect(weightOf(whole, 4)!.factors[rank]! / gained).toBeCloseTo(1, 1)
  })
  it('speaks against the others as far as it speaks for some', () => {
    const answer = compute([portuguese])
    const factors = weightOf(answer, 1)!.factors
    for (const [index, { countryCode }] of answer.candidates.entries())
      if (countryCode === 'PT') expect(factors[index]).toBeGreaterThan(1)
      else expect(factors[index]).toBeLessThan(1)
  })
  it('says of a rejected clue what accepting it would do', () => {
    const rejected = compute([portuguese, { ...spanish, standing: 'rejected' }])
    const accepted = compute([portuguese, spanish])
    expect(weightOf(rejected, 2)).toMatchObject({ part: 'left-out' })
    for (const [index, { name, probability }] of rejected.candidates.entries())
      expect((weightOf(rejected, 2)!.factors[index]! * probability) / shareOf(accepted, name)).toBeCloseTo(1, 6)
  })
  it('is likelier where it points by its own factor, whatever else is known', () => {
    // A reliability of 0.6 for a country: 0.4 + 0.6 / P0(country) within it, 0.4 outside.
    const prior = smallGrid.prior.reduce((sum, share, entry) => sum + (smallGrid.countryOf[entry] === 0 ? share : 0), 0)
    const answer = compute([portuguese, clue(7, [forCountry('PT')], { kind: 'language', reliability: 0.9 })])
    for (const [index, { countryCode }] of answer.candidates.entries())
      expect(weightOf(answer, 1)!.likelihoods[index]).toBeCloseTo(countryCode === 'PT' ? 0.4 + 0.6 / prior : 0.4, 9)
  })
  it('tells a clue that only repeats another', () => {
    const again = clue(5, [forCountry('PT')], { reliability: 0.4 })
    expect(weightOf(compute([portuguese, again]), 5)).toMatchObject({ part: 'repeats', repeats: idOf(1) })
  })
  it('counts the samples as one piece, and leaves them out where the model means nothing', () => {
    const answer = compute([portuguese])
    expect(answer.weights?.filter(({ clueId }) => clueId === null)).toHaveLength(1)
    expect(compute([portuguese], 0).weights?.filter(({ clueId }) => clueId === null)).toEqual([])
  })
  it('says nothing of what is kept out of the answer', () => {
    expect(compute([portuguese, clue(6, [forCountry('JP')], { inPosterior: false })]).weights?.map(({ clueId }) => clueId)).not.toContain(
      idOf(6),
    )
  })
})
