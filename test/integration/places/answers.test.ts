import { beforeAll, describe, expect, it } from 'vitest'
import { findPlaceNames } from '../../../electron/core/places/find-place-names.ts'
import { resolveAnswer } from '../../../electron/core/places/resolve-answer.ts'
import type { Places } from '../../../electron/services/places/places.ts'
import { realPlaces } from './gazetteer.ts'

let places: Places
beforeAll(() => {
  places = realPlaces()
})
const resolve = (country: string | null, city: string | null) => {
  const { readings, ...rest } = resolveAnswer({ country, city }, places)
  expect(readings.reduce((sum, reading) => sum + reading.share, 0)).toBeCloseTo(readings.length > 0 ? 1 : 0, 9)
  return {
    ...rest,
    names: readings.map((reading) =>
      reading.kind === 'place' ? `${reading.place.name} ${reading.place.countryCode}` : reading.country.code,
    ),
  }
}

describe('resolveAnswer', () => {
  it('finds the city in its country', () => {
    expect(resolve('France', 'Paris')).toEqual({ names: ['Paris FR'], unresolved: null, remarks: [] })
    expect(resolve('Германия', 'Köln').names).toEqual(['Köln DE'])
    expect(resolve('Singapore', 'Singapore').names).toEqual(['Singapore SG'])
  })

  it('takes a region in its country for its largest places, and says so', () => {
    expect(resolve('Indonesia', 'Bali').names[0]).toBe('Denpasar ID')
    expect(resolve('Italy', 'Tuscany').remarks.join()).toMatch(/region/)
    expect(resolve('USA', 'New York')).toEqual({ names: ['New York City US'], unresolved: null, remarks: [] })
  })

  it('knows territories under the state that is named for them', () => {
    expect(resolve('China', 'Hong Kong')).toEqual({ names: ['Hong Kong HK'], unresolved: null, remarks: [] })
  })

  it('takes the country where no city is named', () => {
    expect(resolve('Italy', null).names).toEqual(['IT'])
    expect(resolve('Italy', 'Unknown').names).toEqual(['IT'])
  })

  it('keeps the readings of a city without a country and says so', () => {
    const { names, remarks } = resolve(null, 'Springfield')
    expect(names.length).toBeGreaterThan(5)
    expect(remarks.join()).toMatch(/readings/)
  })

  it('keeps city and country where they do not go together', () => {
    const { names, remarks } = resolve('Spain', 'Lisbon')
    expect(names[0]).toBe('Lisbon PT')
    expect(names).toContain('ES')
    expect(remarks.join()).toMatch(/not in Spain/)
  })

  it('falls back to the country for a city that nobody knows', () => {
    expect(resolve('France', 'Xyzzyqwk')).toMatchObject({ names: ['FR'], unresolved: null })
    expect(resolve('France', 'Xyzzyqwk').remarks.join()).toMatch(/Xyzzyqwk/)
  })

  it('leaves the rest unresolved', () => {
    expect(resolve('Wonderland', 'Nowhereville')).toMatchObject({ names: [], unresolved: 'Nowhereville, Wonderland' })
    expect(resolve(null, null)).toMatchObject({ names: [], unresolved: null })
  })

  it('speaks of contested ground', () => {
    expect(resolve('Russia', 'Sevastopol').remarks.join()).toMatch(/held by Russia/)
  })
})

describe('findPlaceNames', () => {
  const found = (text: string) =>
    findPlaceNames(text, places).map((hit) => `${hit.quote}:${hit.places[0]?.place.countryCode ?? hit.countries[0]?.country.code}`)
  it.each([
    ['Welcome to Carcassonne - Cité Médiévale', ['Carcassonne:FR']],
    ['RUE DE LA GARE 75001 PARIS', ['PARIS:FR']],
    ['Stratford-upon-Avon 12 miles', ['Stratford-upon-Avon:GB']],
    ['Petra, Jordan', ['Jordan:JO']],
    ['MADE IN CHINA', ['CHINA:CN']],
    ['ยินดีต้อนรับ กรุงเทพมหานคร', ['กรุงเทพมหานคร:TH']],
    ['Ausfahrt München', ['München:DE']],
    ['OPEN SALE BAR', []],
    ['EXIT SORTIE AUSGANG', []],
    ['The quick brown fox jumps over the lazy dog', []],
    ['', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))

  it('gives the offsets of what it quotes', () => {
    const text = 'Hôtel\n東京都新宿区 Москва'
    for (const hit of findPlaceNames(text, places)) expect(text.slice(hit.start, hit.end)).toBe(hit.quote)
  })
})
