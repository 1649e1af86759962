import { expect, test } from 'vitest'
import type { Clue } from '../../../../../electron/contract/clues.ts'
import type { Posterior } from '../../../../../electron/contract/posterior.ts'
import { claimsShown } from '../../../../../renderer/features/clues/claims-shown.ts'
import { effectsOf, shareOtherwise, speakersOf } from '../../../../../renderer/features/clues/effects.ts'
import { factorText } from '../../../../../renderer/ui/figures/factor.ts'

const clue = (id: string, standing = 'proposed') =>
  ({ id, title: id, kind: 'place-name', source: 'text', reliability: 0.5, inPosterior: true, supports: [{}], standing }) as unknown as Clue
const weight = (clueId: string | null, part: string, likelihoods: number[], factors = likelihoods) => ({
  clueId,
  part,
  repeats: null,
  likelihoods,
  factors,
})
const posterior = {
  candidates: [
    { rank: 1, name: 'Lisbon', probability: 0.6 },
    { rank: 2, name: 'Madrid', probability: 0.3 },
  ],
  weights: [
    weight(null, 'counted', [4, 1]),
    weight('phone', 'counted', [60, 0.4], [1.5, 0.4]),
    weight('menu', 'counted', [0.7, 12]),
    weight('script', 'repeats', [9, 9]),
    weight('plate', 'left-out', [0.5, 3]),
  ],
} as unknown as Posterior
const clues = [clue('phone'), clue('menu'), clue('script'), clue('plate', 'rejected')]

test('what speaks for and against a candidate is what counts in the answer, strongest first', () => {
  const named = (rank: number) => {
    const { pro, contra } = speakersOf(posterior, clues, rank)
    return [pro, contra].map((side) => side.map((speaker) => speaker.clue?.title ?? 'samples'))
  }
  expect(named(1)).toEqual([['phone', 'samples'], ['menu']])
  expect(named(2)).toEqual([['menu'], ['phone']])
})
test('a clue lists what it raises and what it lowers', () => {
  const { raises, lowers } = effectsOf(posterior, clues[0]!.id)
  expect(raises.map(({ candidate }) => candidate.name)).toEqual(['Lisbon'])
  expect(lowers.map(({ candidate }) => candidate.name)).toEqual(['Madrid'])
})
test('the answer without a clue, or with one that was left out', () => {
  expect(shareOtherwise(posterior, clues[0]!.id, 1)).toBeCloseTo(0.4, 9)
  expect(shareOtherwise(posterior, clues[3]!.id, 1)).toBeCloseTo(0.3, 9)
})
test('the filters look from one candidate', () => {
  const shown = (filter: 'for' | 'against' | 'rejected', rank = 1) =>
    claimsShown(clues, { posterior, rank, filter, order: 'effect' }).map(({ title }) => title)
  expect(shown('for')).toEqual(['phone', 'script'])
  expect(shown('against')).toEqual(['menu'])
  expect(shown('against', 2)).toEqual(['phone'])
  expect(shown('rejected')).toEqual(['plate'])
})
test('factors are read as how many times as likely', () => {
  expect([3.21, 2, 0.5, 140.4, 1 / 12.6].map(factorText)).toEqual(['×3.2', '×2', '÷2', '×140', '÷13'])
})
