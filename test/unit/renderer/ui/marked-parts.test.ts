import { expect, it } from 'vitest'
import { markedParts } from '../../../../renderer/ui/marked-parts.ts'

const words = (excerpt: string) => markedParts(excerpt).map((part) => (part.matched ? `[${part.words}]` : part.words))

it('sets the matches of an excerpt off, and keeps every word', () => {
  expect(words('the \u2068harbour\u2069 of \u2068Lisboa\u2069')).toEqual(['the ', '[harbour]', ' of ', '[Lisboa]'])
  expect(words('no match')).toEqual(['no match'])
  expect(words('')).toEqual([])
})

it('drops marks without a partner, and takes markup for the text that it is', () => {
  expect(words('a\u2069b\u2068c')).toEqual(['abc'])
  expect(words('\u2068<b>\u2069</b>')).toEqual(['[<b>]', '</b>'])
})

it('tells parts with the same words apart by where they begin', () => {
  const starts = markedParts('\u2068a\u2069 \u2068a\u2069').map(({ start }) => start)
  expect(new Set(starts).size).toBe(starts.length)
})
