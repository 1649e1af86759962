import { describe, expect, it } from 'vitest'
import { foldName, foldWithDigraphs } from '../../../../electron/core/places/fold-name.ts'
import { nameForms } from '../../../../electron/core/places/name-forms.ts'
import { splitQuery } from '../../../../electron/core/places/split-query.ts'
import { toLatin } from '../../../../electron/core/places/transliterate.ts'

describe('foldName', () => {
  it.each([
    ['Köln', 'koln'],
    ['  KÖLN ', 'koln'],
    ['Weißenburg', 'weissenburg'],
    ['Łódź', 'lodz'],
    ['Кёльн', 'кельн'],
    ['القَاهِرة', 'القاهره'],
    ['St. Pölten', 'saint polten'],
    ['Sankt Pölten', 'saint polten'],
    ['Main St', 'main st'],
    ["Côte d'Ivoire", 'cote divoire'],
    ['Côte d’Ivoire', 'cote divoire'],
    ['Trinidad and Tobago', 'trinidad & tobago'],
    ['Saint-Martin-d’Hères', 'saint martin dheres'],
    ['ガンダ', 'ガンダ'],
    ['서울', '서울'],
    ['หาดใหญ่', 'หาดใหญ่'],
    ['', ''],
  ])('%s → %s', (name, folded) => expect(foldName(name)).toBe(folded))

  it('is the same for composed and decomposed writing, and when done twice', () => {
    for (const name of ['São Paulo', 'Hà Nội', 'Ζάκυνθος', 'が', '서울', 'Åre']) {
      expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')))
      expect(foldName(foldName(name))).toBe(foldName(name))
    }
  })

  it('spells out accents the German and Nordic way', () => {
    expect(foldWithDigraphs('Köln')).toBe('koeln')
    expect(foldWithDigraphs('Ålborg')).toBe('aalborg')
    expect(foldWithDigraphs('Paris')).toBeNull()
  })
})

describe('other forms of a name', () => {
  it('come after the literal one', () => {
    expect(nameForms('The Hague')).toEqual(['the hague', 'hague', 'thehague'])
    expect(nameForms('Goeteborg')).toContain('goteborg')
    expect(nameForms('東京都')).toEqual(['東京都', '東京'])
  })

  it('are Latin for Cyrillic and Greek', () => {
    expect(toLatin('москва')).toBe('moskva')
    expect(toLatin('πειραιας')).toBe('peiraias')
    expect(toLatin('koln')).toBeNull()
  })
})

describe('splitQuery', () => {
  it('cuts at commas first, else tries the last words', () => {
    expect(splitQuery('Springfield, Illinois, USA')).toEqual([{ name: 'Springfield', context: ['Illinois', 'USA'] }])
    expect(splitQuery('Portland OR')).toEqual([
      { name: 'Portland OR', context: [] },
      { name: 'Portland', context: ['OR'] },
    ])
    expect(splitQuery('Rome')).toEqual([{ name: 'Rome', context: [] }])
  })
})
