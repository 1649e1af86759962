import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entity } from '../../../../../electron/contract/entities.ts'
import { markedParts } from '../../../../../renderer/features/reasoning/marked-parts.ts'

const entity = (key: string, ...spans: [sample: number, start: number, end: number][]) =>
  ({ key, mentions: spans.map(([sample, start, end]) => ({ sample, start, end })) }) as unknown as Entity

test('words are cut at what they name, in order, each piece with what it belongs to', () => {
  const found = {
    entities: [entity('tram', [0, 9, 13], [1, 0, 4])],
    unclaimed: [{ sample: 0, start: 18, end: 22, stance: 'negated' as const }],
  }
  const parts = markedParts('A yellow tram, no palm tree', 0, found)
  expect(parts.map(({ kind, text }) => [kind, text])).toEqual([
    ['plain', 'A yellow '],
    ['entity', 'tram'],
    ['plain', ', no '],
    ['unclaimed', 'palm'],
    ['plain', ' tree'],
  ])
})

test('whatever the marks are, no word is lost or doubled', () => {
  const spans = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.nat(40), fc.nat(40)), { maxLength: 8 })
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), spans, (text, given) => {
      const found = {
        entities: [entity('x', ...given.map(([sample, a, b]): [number, number, number] => [sample, Math.min(a, b), Math.max(a, b)]))],
        unclaimed: [],
      }
      const parts = markedParts(text, 0, found)
      expect(parts.map((part) => part.text).join('')).toBe(text)
    }),
  )
})
