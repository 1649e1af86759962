import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableText, searchableText } from '../../../../electron/services/store/searchable-text.ts'

describe('text for the search index', () => {
  it('reads the same again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.normalize('NFKC').replace(/[\0\u200B\u2068\u2069]/g, ' ')
        expect(readableText(searchableText(text))).toBe(plain)
      }),
    )
  })

  it('puts a boundary around every character of a script without spaces', () => {
    expect(searchableText('a東京b')).toBe('a\u200B東\u200B京\u200Bb')
    expect(searchableText('Lisbon tram')).toBe('Lisbon tram')
  })

  it('makes one form of what looks alike', () => {
    expect(searchableText('ＨＯＴＥＬ')).toBe('HOTEL')
    expect(readableText(searchableText('ﾎﾃﾙ'))).toBe('ホテル')
  })
})
