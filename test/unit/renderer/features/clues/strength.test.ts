import { expect, test } from 'vitest'
import type { Clue } from '../../../../../electron/contract/clues.ts'
import { claimsShown } from '../../../../../renderer/features/clues/claims-shown.ts'
import { otherClues, strengthText } from '../../../../../renderer/features/clues/strength.ts'

const clue = (title: string, changes: Partial<Clue>) =>
  ({ title, kind: 'place-name', source: 'text', reliability: 0.5, inPosterior: true, supports: [{}], ...changes }) as unknown as Clue

test('strength in words rises with reliability', () => {
  expect([0, 0.1, 0.4, 0.7, 0.95].map(strengthText)).toEqual(['tells no place', 'weak', 'fair', 'strong', 'very strong'])
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
