import { beforeAll, describe, expect, it } from 'vitest'
import type { Places } from '../../../electron/services/places/places.ts'
import { realPlaces } from './gazetteer.ts'

let places: Places
beforeAll(() => {
  places = realPlaces()
})
const first = (query: string, options = {}) => {
  const [match] = places.findPlaces(query, options)
  return match && `${match.place.name}, ${match.place.countryCode}`
}

describe('forward geocoding', () => {
  it.each([
    ['Köln', 'Köln, DE'],
    ['Cologne', 'Köln, DE'],
    ['köln', 'Köln, DE'],
    ['Koeln', 'Köln, DE'],
    ['Кёльн', 'Köln, DE'],
    ['Munchn', 'Munich, DE'],
    ['Lodnon', 'London, GB'],
    ['東京', 'Tokyo, JP'],
    ['東京都', 'Tokyo, JP'],
    ['Москва', 'Moscow, RU'],
    ['القاهرة', 'Cairo, EG'],
    ['São Paulo', 'São Paulo, BR'],
    ['Sao Paolo', 'São Paulo, BR'],
    ['Wadi Musa', 'Wādī Mūsá, JO'],
    ['Paris', 'Paris, FR'],
    ['Paris, Texas', 'Paris, US'],
    ['Portland OR', 'Portland, US'],
    ['Hague', 'The Hague, NL'],
    ['Ζάκυνθος', 'Zakynthos, GR'],
    ['Hong Kong', 'Hong Kong, HK'],
  ])('%s → %s', (query, expected) => expect(first(query)).toBe(expected))

  it('ranks by the country asked for, and keeps the others', () => {
    const found = places.findPlaces('Paris', { countryCode: 'US', limit: 50 })
    expect(found[0]?.place).toMatchObject({ countryCode: 'US', admin1Name: 'Texas' })
    expect(found.some((match) => match.place.countryCode === 'FR')).toBe(true)
  })

  it('ranks by what is near', () => {
    expect(places.findPlaces('Springfield', { near: { lat: 44.05, lon: -123.02 } })[0]?.place.admin1Name).toBe('Oregon')
  })

  it('keeps both of St. Petersburg and the many of Springfield, with shares that add up to 1', () => {
    const petersburg = places.findPlaces('St. Petersburg')
    expect(petersburg.slice(0, 2).map((match) => match.place.countryCode)).toEqual(['RU', 'US'])
    const springfield = places.findPlaces('Springfield', { limit: 50 })
    expect(springfield.filter((match) => match.place.name === 'Springfield').length).toBeGreaterThan(20)
    for (const matches of [petersburg, springfield]) expect(matches.reduce((sum, match) => sum + match.share, 0)).toBeCloseTo(1, 9)
  })

  it('takes a region for its largest places', () => {
    expect(first('Tuscany')).toBe('Florence, IT')
    expect(first('New York')).toBe('New York City, US')
    expect(first('Bali, Indonesia')).toBe('Denpasar, ID')
  })

  it('says how it matched', () => {
    expect(places.findPlaces('Munchn')[0]).toMatchObject({ matched: 'typo' })
    expect(places.findPlaces('Cologne')[0]).toMatchObject({ matched: 'alias', spelling: 'Cologne' })
    expect(places.findPlaces('Munchn', { typos: false })).toEqual([])
  })

  it.each(['', '   ', '!!!', 'xqzzt', 'a'.repeat(5000), '\u0000', '%_[*', '🙂🙂🙂🙂', '1234567890'])(
    'finds nothing and survives: %j',
    (query) => {
      expect(places.findPlaces(query)).toEqual([])
      expect(places.findCountries(query)).toEqual([])
    },
  )
})

describe('countries', () => {
  it.each([
    ['UK', 'GB', 'alias'],
    ['England', 'GB', 'alias'],
    ['Holland', 'NL', null],
    ['Burma', 'MM', null],
    ['USA', 'US', null],
    ["Cote d'Ivoire", 'CI', null],
    ['Ivory Coast', 'CI', null],
    ['Deutschland', 'DE', 'name'],
    ['Франция', 'FR', 'name'],
    ['日本', 'JP', 'name'],
    ['French', 'FR', 'demonym'],
    ['Peruvian', 'PE', 'demonym'],
    ['JOR', 'JO', 'code'],
    ['Germny', 'DE', 'typo'],
    ['The Gambia', 'GM', null],
    ['Kosovo', 'XK', 'name'],
  ])('%s → %s', (query, code, matched) => {
    const [match] = places.findCountries(query)
    expect(match?.country.code).toBe(code)
    if (matched) expect(match?.matched).toBe(matched)
  })

  it('keeps both Congos', () => {
    expect(new Set(places.findCountries('Congo').map((match) => match.country.code))).toEqual(new Set(['CD', 'CG']))
  })

  it('all have a name and a position', () => {
    expect(places.describe().countryCount).toBe(250)
    for (const code of ['DE', 'MC', 'VA', 'TV', 'BV', 'XK']) expect(places.country(code)?.at.lat).toBeTypeOf('number')
    expect(places.country('QQ')).toBeNull()
  })
})
