import { expect, test } from 'vitest'
import type { Clue } from '../../../../../electron/contract/clues.ts'
import { groupClues, strengthText } from '../../../../../renderer/features/clues/strength.ts'

const clue = (title: string, changes: Partial<Clue>) =>
  ({ title, kind: 'place-name', source: 'text', reliability: 0.5, inPosterior: true, supports: [{}], ...changes }) as unknown as Clue

test('strength in words rises with reliability', () => {
  expect([0, 0.1, 0.4, 0.7, 0.95].map(strengthText)).toEqual(['says nothing of the place', 'weak', 'fair', 'strong', 'very strong'])
})

test('metadata stands apart, text without meaning stands apart, the rest strongest first', () => {
  const groups = groupClues([
    clue('weak', { reliability: 0.1 }),
    clue('gps', { kind: 'gps', source: 'metadata', inPosterior: false }),
    clue('OPEN', { kind: 'text-line', supports: [] }),
    clue('strong', { reliability: 0.9 }),
  ])
  const titles = (clues: Clue[]) => clues.map(({ title }) => title)
  expect(titles(groups.telling)).toEqual(['strong', 'weak'])
  expect(titles(groups.text)).toEqual(['OPEN'])
  expect(titles(groups.metadata)).toEqual(['gps'])
})
