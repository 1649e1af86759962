import { describe, expect, it } from 'vitest'
import { realPlaces } from './gazetteer.ts'

const names = (query: string) =>
  realPlaces()
    .suggestPlaces(query, 5)
    .map(({ place }) => `${place.name}, ${place.countryCode}`)

describe('suggestions while somebody types', () => {
  it('begin with the largest place, whatever name it is begun by', () => {
    expect(names('lis')[0]).toBe('Lisbon, PT')
    expect(names('Lisb')[0]).toBe('Lisbon, PT')
    expect(names('mün')[0]).toBe('Munich, DE')
    expect(names('東')[0]).toBe('Tokyo, JP')
    expect(names('Моск')[0]).toBe('Moscow, RU')
  })

  it('put a name that is typed whole before larger places that only begin so', () => {
    expect(names('Bath')[0]).toBe('Bath, GB')
  })

  it('are none where nothing begins so, and take signs for what they are', () => {
    expect(names('zzzzqq')).toEqual([])
    for (const hostile of ['%', '_', "'", '"; DROP TABLE name', '\0', '\u{10ffff}', '']) expect(() => names(hostile)).not.toThrow()
  })

  it('share one belief among them', () => {
    const shares = realPlaces()
      .suggestPlaces('san', 8)
      .map(({ share }) => share)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  })
})
