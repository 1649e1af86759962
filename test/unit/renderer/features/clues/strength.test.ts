import { expect, test } from 'vitest'
import type { Clue } from '../../../../../electron/contract/clues.ts'
import type { Posterior } from '../../../../../electron/contract/posterior.ts'
import { type ClaimOrder, claimsShown } from '../../../../../renderer/features/clues/claims-shown.ts'
import { otherClues, reliabilityText, strengthOf, strengthText } from '../../../../../renderer/features/clues/strength.ts'

const clue = (title: string, changes: Partial<Clue>) =>
  ({ title, kind: 'place-name', source: 'text', reliability: 0.5, inPosterior: true, supports: [{}], ...changes }) as unknown as Clue

test('strength goes by the largest factor, for or against, so that the word and the figure never disagree', () => {
  const words = ([factors]: [number[]]) => strengthText(strengthOf(factors))
  const given: [number[]][] = [[[1, 1.01]], [[3, 0.9]], [[0.08, 1]], [[160, 0.1]], [[1100, 20]]]
  expect(given.map(words)).toEqual(['no effect', 'weak', 'fair', 'strong', 'very strong'])
  expect(strengthOf([])).toBe(0)
})
test('reliability has words of its own', () => {
  expect([0.1, 0.4, 0.7, 0.95].map(reliabilityText)).toEqual(['low', 'fair', 'high', 'very high'])
})
test('a narrow claim that is seldom right stands above a broad one that nearly always is, by strength; below it by reliability', () => {
  const clues = [clue('phone', { id: 'phone' as never, reliability: 0.9 }), clue('name', { id: 'name' as never, reliability: 0.15 })]
  const posterior = {
    candidates: [{ rank: 1 }],
    weights: [
      { clueId: 'phone', part: 'counted', repeats: null, likelihoods: [160], factors: [1] },
      { clueId: 'name', part: 'counted', repeats: null, likelihoods: [1100], factors: [1] },
    ],
  } as unknown as Posterior
  const by = (order: ClaimOrder) => claimsShown(clues, { posterior, rank: 1, filter: 'all', order }).map(({ title }) => title)
  expect(by('strength')).toEqual(['name', 'phone'])
  expect(by('reliability')).toEqual(['phone', 'name'])
})

test('metadata stands apart, text without meaning stands apart, the rest strongest first', () => {
  const clues = [
    clue('weak', { reliability: 0.1 }),
    clue('gps', { kind: 'gps', source: 'metadata', inPosterior: false }),
    clue('OPEN', { kind: 'text-line', supports: [], inPosterior: false }),
    clue('strong', { reliability: 0.9 }),
  ]
  const titles = (some: Clue[]) => some.map(({ title }) => title)
  expect(titles(claimsShown(clues, { posterior: null, rank: 1, filter: 'all', order: 'strength' }))).toEqual(['strong', 'weak'])
  expect(titles(otherClues(clues).text)).toEqual(['OPEN'])
  expect(titles(otherClues(clues).metadata)).toEqual(['gps'])
})
